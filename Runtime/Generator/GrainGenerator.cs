using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shop.Runtime.Generator.Analysis;
using Shop.Runtime.Generator.Emit;
using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator;

/// <summary>
/// Generates proxies and call classes of grain interfaces, codecs of messages, and the manifest that tells the runtime of both.
/// Every step hands on values that can be compared, so that an edit regenerates what it changes and nothing else.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class GrainGenerator : IIncrementalGenerator
{
    /// <summary>The steps whose outputs tests look at.</summary>
    internal const string MessagesStep = "Messages";

    internal const string InterfacesStep = "Interfaces";

    internal const string GrainsStep = "Grains";

    internal const string ManifestStep = "Manifest";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var messages = Models(context, FindMessages(context)).WithTrackingName(MessagesStep);
        var interfaces = Models(context, FindInterfaces(context)).WithTrackingName(InterfacesStep);
        var grains = Models(context, FindGrains(context)).WithTrackingName(GrainsStep);
        var exceptions = FindExceptions(context);

        context.RegisterSourceOutput(messages, static (output, message) => EmitCodec(output, message));
        context.RegisterSourceOutput(interfaces, static (output, one) => output.AddSource($"{one.ProxyName}.g.cs", ProxyEmitter.Emit(one)));

        var manifest = messages.Collect().Select(static (models, _) => models.Select(static one => one.ForManifest()).ToEquatableArray())
            .Combine(exceptions.Collect().Select(static (models, _) => models.ToEquatableArray()))
            .Combine(interfaces.Collect().Select(static (models, _) => models.Select(static one => one.ForManifest()).ToEquatableArray()))
            .Combine(grains.Collect().Select(static (models, _) => models.ToEquatableArray()))
            .Combine(context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? ""))
            .Select(static (all, _) => new ManifestModel(
                all.Right,
                all.Left.Left.Left.Left.Concat(all.Left.Left.Left.Right).ToEquatableArray(),
                all.Left.Left.Right,
                all.Left.Right))
            .WithTrackingName(ManifestStep);
        context.RegisterSourceOutput(manifest, static (output, model) => EmitManifest(output, model));
    }

    private static IncrementalValuesProvider<Finding<MessageModel>> FindMessages(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                OrleansNames.GenerateSerializer,
                static (node, _) => node is BaseTypeDeclarationSyntax,
                static (found, _) => MessageReader.Read((INamedTypeSymbol)found.TargetSymbol))
            .Where(static finding => finding is not null)!;

    private static IncrementalValuesProvider<Finding<InterfaceModel>> FindInterfaces(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is InterfaceDeclarationSyntax { BaseList: not null },
                static (found, cancellation) => SymbolOf(found, cancellation) is { } type ? InterfaceReader.Read(type) : null)
            .Where(static finding => finding is not null)!;

    private static IncrementalValuesProvider<Finding<GrainClassModel>> FindGrains(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
                static (found, cancellation) => SymbolOf(found, cancellation) is { } type ? ClassReader.ReadGrain(type) : null)
            .Where(static finding => finding is not null)!;

    private static IncrementalValuesProvider<MessageModel> FindExceptions(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
                static (found, cancellation) => SymbolOf(found, cancellation) is { } type ? ClassReader.ReadException(type) : null)
            .Where(static model => model is not null)!;

    /// <summary>The type that a declaration declares; null for all but the first part of a partial one that has a base list.</summary>
    private static INamedTypeSymbol? SymbolOf(GeneratorSyntaxContext found, CancellationToken cancellation)
    {
        if (found.SemanticModel.GetDeclaredSymbol(found.Node, cancellation) is not INamedTypeSymbol type)
        {
            return null;
        }

        var first = type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .FirstOrDefault(static node => node is BaseTypeDeclarationSyntax { BaseList: not null });
        return first == found.Node ? type : null;
    }

    /// <summary>Reports what is wrong, and goes on with what isn't.</summary>
    private static IncrementalValuesProvider<T> Models<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Finding<T>> findings)
        where T : class, IEquatable<T>
    {
        context.RegisterSourceOutput(findings.SelectMany(static (finding, _) => finding.Problems), static (output, problem) =>
            output.ReportDiagnostic(problem.ToDiagnostic()));
        return findings.Select(static (finding, _) => finding.Model).Where(static model => model is not null)!;
    }

    private static void EmitCodec(SourceProductionContext output, MessageModel message)
    {
        if (message.Kind is MessageKind.Class or MessageKind.Struct)
        {
            output.AddSource($"{message.CodecName}.g.cs", CodecEmitter.Emit(message));
        }
    }

    private static void EmitManifest(SourceProductionContext output, ManifestModel model)
    {
        if (!model.IsEmpty)
        {
            output.AddSource("Manifest.g.cs", ManifestEmitter.Emit(model));
        }
    }
}
