using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Shop.Runtime.Generator.Tests.Compiling;

/// <summary>A small project that went through the generator, compiled as strictly as this repository: nullable, warnings are errors.</summary>
internal sealed class SampleProject
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Orleans;
        global using Orleans.Concurrency;
        global using Orleans.Runtime;
        """;

    private static readonly ImmutableArray<MetadataReference> _references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))];

    private static int _assemblies;

    private readonly CSharpCompilation _compilation;

    private SampleProject(CSharpCompilation compilation, ImmutableArray<Diagnostic> diagnostics)
    {
        _compilation = compilation;
        Diagnostics = diagnostics;
    }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The ids of what the generator reported, in order.</summary>
    public string[] Ids => [.. Diagnostics.Select(static one => one.Id).Order()];

    /// <summary>The project as a reference for another one.</summary>
    public MetadataReference Reference => _compilation.ToMetadataReference();

    /// <summary>Runs the generator over one source file.</summary>
    public static SampleProject From(string source, params MetadataReference[] references)
    {
        var compilation = Compile([source], references);
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        return new((CSharpCompilation)output, diagnostics);
    }

    /// <summary>A compilation that hasn't been through the generator.</summary>
    public static CSharpCompilation Compile(string[] sources, params MetadataReference[] references)
    {
        var parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999);
        var trees = sources.Prepend(Usings).Select((source, index) => CSharpSyntaxTree.ParseText(source, parsing, path: $"File{index}.cs"));
        return CSharpCompilation.Create($"Project{Interlocked.Increment(ref _assemblies)}", trees, [.. _references, .. references], options);
    }

    /// <summary>A driver that tells which steps ran.</summary>
    public static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new GrainGenerator().AsSourceGenerator()],
        parseOptions: CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The generated files by name.</summary>
    public Dictionary<string, string> Files() => _compilation.SyntaxTrees
        .Where(static tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
        .ToDictionary(static tree => Path.GetFileName(tree.FilePath), static tree => tree.ToString());

    /// <summary>Fails the test where the project doesn't compile without a warning.</summary>
    public void ShouldCompile() => Emit();

    /// <summary>Loads the project into this process, where names of types and grains must be unique among all that are loaded.</summary>
    public Assembly Load() => Assembly.Load(Emit());

    private byte[] Emit()
    {
        Diagnostics.ShouldBeEmpty();
        using var image = new MemoryStream();
        var result = _compilation.Emit(image);
        result.Diagnostics.Where(static one => one.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
        result.Success.ShouldBeTrue();
        return image.ToArray();
    }
}
