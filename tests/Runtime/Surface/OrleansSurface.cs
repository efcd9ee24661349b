namespace Runtime.Tests.Surface;

/// <summary>All that is known of the real Orleans' surface, and ours.</summary>
public sealed class OrleansSurface
{
    public OrleansSurface()
    {
        var open = OrleansPackages.Assemblies()
            .Select(path => (Name: Path.GetFileNameWithoutExtension(path), Api: new AssemblyApi(path)))
            .ToList();
        var list = Path.Combine(AppContext.BaseDirectory, "Surface", $"orleans-{OrleansPackages.Version}.txt");
        var downloaded = open.Select(assembly => assembly.Name).ToHashSet();
        Downloaded = open.SelectMany(assembly => assembly.Api.Types(IsOrleans)).GroupBy(type => type.Name).ToDictionary(types => types.Key, Merged);
        References = open
            .SelectMany(assembly => assembly.Api.References())
            .Where(reference => IsOrleans(reference.Type) && !downloaded.Contains(reference.Assembly) && !IsOfFormatters(reference.Member))
            .ToLookup(reference => reference.Type, reference => reference.Member);
        Listed = SignatureList.Parse(File.ReadLines(list));
        Ours = [.. OurAssemblies().SelectMany(path => Read(path))];
        open.ForEach(assembly => assembly.Api.Dispose());
    }

    /// <summary>The types of the assemblies that can be downloaded.</summary>
    public IReadOnlyDictionary<string, ApiType> Downloaded { get; }

    /// <summary>The types of the committed list.</summary>
    public IReadOnlyDictionary<string, ApiType> Listed { get; }

    /// <summary>What the downloaded assemblies refer to of the others, by type.</summary>
    public ILookup<string, BareSignature> References { get; }

    /// <summary>Our types in Orleans' and the host's namespaces.</summary>
    public IReadOnlyList<ApiType> Ours { get; }

    // Several assemblies extend one builder with classes of one name; ours are of one assembly, or of others again.
    private static ApiType Merged(IEnumerable<ApiType> namesakes) => namesakes.Aggregate((one, other) =>
        one with { Members = [.. one.Members, .. other.Members.ExceptBy(one.Members.Select(member => member.Signature), member => member.Signature)] });

    // The obsolete constructors that .NET's binary formatters called: no exception of ours has one.
    private static bool IsOfFormatters(BareSignature member) =>
        member.Text.Contains("System.Runtime.Serialization.SerializationInfo", StringComparison.Ordinal);

    private static IEnumerable<string> OurAssemblies() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "Runtime.*.dll")
            .Where(path => !Path.GetFileName(path).StartsWith("Runtime.Tests", StringComparison.Ordinal));

    private static List<ApiType> Read(string path)
    {
        using var api = new AssemblyApi(path);
        return [.. api.Types(IsOrleans)];
    }

    private static bool IsOrleans(string name) =>
        name.StartsWith("Orleans.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
