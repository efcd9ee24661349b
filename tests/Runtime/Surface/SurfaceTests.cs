using Xunit.Abstractions;

namespace Runtime.Tests.Surface;

/// <summary>
/// Runtime/ against Orleans 10.4.2: what compiles against the one must compile against the other. Types of assemblies that can be
/// downloaded are compared with these; the others with the committed list and with what the downloaded assemblies refer to.
/// </summary>
public sealed class SurfaceTests(OrleansSurface surface, ITestOutputHelper output) : IClassFixture<OrleansSurface>
{
    [Fact]
    public void every_type_of_ours_is_as_orleans_has_it()
    {
        var differences = Differences().Where(difference => !IntendedDifferences.Reasons.ContainsKey(difference));

        differences.ShouldBeEmpty();
    }

    [Fact]
    public void what_orleans_own_code_refers_to_is_what_ours_has() =>
        Unverifiable().SelectMany(type => Comparison.Contradictions(type, [.. surface.References[type.Name]])).ShouldBeEmpty();

    [Fact]
    public void every_intended_difference_is_still_one() => IntendedDifferences.Reasons.Keys.Except(Differences()).ShouldBeEmpty();

    /// <summary>The list stands in for assemblies that some feeds lack; where they can be had, it must say what they say.</summary>
    [Fact]
    public void the_list_says_nothing_else_than_the_assemblies_that_can_be_had() => surface.Listed.Values
        .SelectMany(listed => surface.Downloaded.TryGetValue(listed.Name, out var real) ? Comparison.Differences(listed, real) : [])
        .Except(IntendedDifferences.Reasons.Keys)
        .ShouldBeEmpty();

    [Fact]
    public void what_nothing_but_the_list_says_is_printed()
    {
        var members = Unverifiable().SelectMany(type => type.Members.Select(member => (Type: type, Member: member))).ToLookup(
            member => Comparison.IsProven(member.Member, [.. surface.References[member.Type.Name]]));

        output.WriteLine($"Orleans' own code proves {members[true].Count()} members of {Unverifiable().Count()} types. Only the list has these:");
        foreach (var (type, member) in members[false])
        {
            output.WriteLine($"{type.Name}: {member.Signature}");
        }

        // A check that proves nothing would be broken, not strict; where every assembly could be had, nothing is left to prove.
        if (Unverifiable().Any())
        {
            members[true].ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void the_surface_was_read()
    {
        surface.Downloaded.Keys.ShouldContain("Orleans.Grain`1");
        surface.Ours.Select(type => type.Name).ShouldContain("Orleans.Grain`1");
        surface.Ours.Select(type => type.Name).ShouldContain("Microsoft.Extensions.Hosting.OrleansSiloGenericHostExtensions");
        surface.Ours.Select(type => type.Name).ShouldContain("Orleans.TestingHost.InProcessTestCluster");
        if (!surface.Downloaded.ContainsKey("Orleans.Hosting.ISiloBuilder"))
        {
            surface.References["Orleans.Hosting.ISiloBuilder"].ShouldContain(member => member.Name == "get_Services");
        }
    }

    private IEnumerable<ApiType> Unverifiable() => surface.Ours.Where(type => !surface.Downloaded.ContainsKey(type.Name));

    private IEnumerable<string> Differences() => surface.Ours.SelectMany(type =>
        surface.Downloaded.TryGetValue(type.Name, out var theirs) || surface.Listed.TryGetValue(type.Name, out theirs)
            ? Comparison.Differences(type, theirs)
            : [$"{type.Name}: Orleans has no such type, or the list lacks it"]);
}
