using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Shop.Runtime.Generator.Tests.Compiling;

namespace Shop.Runtime.Generator.Tests;

/// <summary>An edit regenerates what it changes, and nothing else.</summary>
public sealed class IncrementalTests
{
    private const string Shop = """
        public interface IShop : IGrainWithStringKey { Task<Line> Get(Line line); }
        public sealed class ShopGrain : Grain, IShop { public Task<Line> Get(Line line) => Task.FromResult(line); }
        [GenerateSerializer] public sealed record Line(string Sku, int Count);
        [GenerateSerializer] public sealed class Other { [Id(0)] public Line? Line { get; set; } }
        public sealed class Oops(string message) : Exception(message);
        """;

    [Theory]
    [InlineData("public static class Unrelated { }", "public static class Unrelated { public static int More => 1; }")]
    [InlineData("public class Unrelated : List<int> { }", "public class Unrelated : List<string> { }")]
    [InlineData("", "// a remark")]
    public void an_unrelated_edit_regenerates_nothing(string before, string after)
    {
        var result = Edit(before, after);

        Steps(result, GrainGenerator.MessagesStep, GrainGenerator.InterfacesStep, GrainGenerator.GrainsStep, GrainGenerator.ManifestStep)
            .ShouldAllBe(static reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
        Outputs(result).ShouldAllBe(static reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void an_edit_in_a_method_body_regenerates_nothing()
    {
        const string Grain = "public sealed class Two : Grain, IShop { public Task<Line> Get(Line line) => Task.FromResult(line with { Count = BODY }); }";

        Outputs(Edit(Grain.Replace("BODY", "1"), Grain.Replace("BODY", "2"))).ShouldAllBe(static reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void a_line_above_a_message_regenerates_nothing()
    {
        const string Message = "[GenerateSerializer] public sealed class Late { [Id(0)] public int A { get; set; } }";

        Outputs(Edit(Message, "\n\n" + Message)).ShouldAllBe(static reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void a_new_member_regenerates_its_messages_codec_only()
    {
        const string Message = "[GenerateSerializer] public sealed class Late { [Id(0)] public int A { get; set; } MORE }";

        var result = Edit(Message.Replace("MORE", ""), Message.Replace("MORE", "[Id(1)] public int B { get; set; }"));

        Outputs(result).Count(static reason => reason == IncrementalStepRunReason.Modified).ShouldBe(1);
        Outputs(result).ShouldAllBe(static reason => reason == IncrementalStepRunReason.Modified || reason == IncrementalStepRunReason.Cached);
    }

    private static GeneratorRunResult Edit(string before, string after)
    {
        var compilation = SampleProject.Compile([Shop, before]);
        var driver = SampleProject.Driver().RunGenerators(compilation);
        var old = compilation.SyntaxTrees.Last();
        var edited = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(after, (CSharpParseOptions)old.Options, old.FilePath));
        return driver.RunGenerators(edited).GetRunResult().Results.Single();
    }

    private static IEnumerable<IncrementalStepRunReason> Steps(GeneratorRunResult result, params string[] names) => names
        .SelectMany(name => result.TrackedSteps[name])
        .SelectMany(static step => step.Outputs)
        .Select(static output => output.Reason);

    private static IncrementalStepRunReason[] Outputs(GeneratorRunResult result) => [.. result.TrackedOutputSteps
        .SelectMany(static pair => pair.Value)
        .SelectMany(static step => step.Outputs)
        .Select(static output => output.Reason)];
}
