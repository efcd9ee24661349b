using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>Writes types as C# that means the same wherever it stands.</summary>
internal sealed class TypeFormat(IReadOnlyDictionary<ITypeParameterSymbol, string>? typeParameters = null)
{
    /// <summary>For types without type parameters.</summary>
    public static readonly TypeFormat Default = new();

    /// <summary>The type with nullable annotations and the names of tuples' elements, as a signature must have it.</summary>
    public string Full(ITypeSymbol type) => Write(type, annotated: true);

    /// <summary>The type as <c>typeof</c> takes it.</summary>
    public string Plain(ITypeSymbol type) => Write(type, annotated: false);

    /// <summary>The type in <c>typeof</c> without arguments: <c>Page&lt;,&gt;</c>.</summary>
    public static string Open(INamedTypeSymbol type)
    {
        var text = new StringBuilder();
        AppendContainer(text, type, (outer, _) => Open(outer), annotated: false);
        text.Append(Identifier(type.Name));
        return type.TypeParameters.Length == 0 ? text.ToString() : text.Append('<').Append(',', type.TypeParameters.Length - 1).Append('>').ToString();
    }

    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private string Write(ITypeSymbol type, bool annotated)
    {
        var suffix = annotated && type.NullableAnnotation == NullableAnnotation.Annotated && !IsNullableStruct(type) ? "?" : "";
        return Unannotated(type, annotated) + suffix;
    }

    private string Unannotated(ITypeSymbol type, bool annotated) => type switch
    {
        IArrayTypeSymbol array => $"{Write(array.ElementType, annotated)}[{new string(',', array.Rank - 1)}]",
        ITypeParameterSymbol parameter => typeParameters?.TryGetValue(parameter, out var name) == true ? name : Identifier(parameter.Name),
        IDynamicTypeSymbol => "object",
        INamedTypeSymbol named => Named(named, annotated),
        _ => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
    };

    private string Named(INamedTypeSymbol type, bool annotated)
    {
        if (type.SpecialType is not (SpecialType.None or SpecialType.System_Nullable_T) && type.ToDisplayString() is var keyword && SyntaxFacts.GetKeywordKind(keyword.TrimEnd('?')) != SyntaxKind.None)
        {
            return keyword.TrimEnd('?');
        }

        if (IsNullableStruct(type))
        {
            return Write(type.TypeArguments[0], annotated) + "?";
        }

        if (type.IsTupleType && annotated && type.TupleElements.Length > 1)
        {
            var elements = type.TupleElements.Select(element => element.IsExplicitlyNamedTupleElement
                ? $"{Write(element.Type, annotated)} {Identifier(element.Name)}"
                : Write(element.Type, annotated));
            return $"({string.Join(", ", elements)})";
        }

        var text = new StringBuilder();
        AppendContainer(text, type, Unannotated, annotated);
        text.Append(Identifier(type.Name));
        if (type.TypeArguments.Length > 0)
        {
            text.Append('<').Append(string.Join(", ", type.TypeArguments.Select(argument => Write(argument, annotated)))).Append('>');
        }

        return text.ToString();
    }

    private static void AppendContainer(StringBuilder text, INamedTypeSymbol type, Func<INamedTypeSymbol, bool, string> write, bool annotated)
    {
        if (type.ContainingType is { } outer)
        {
            text.Append(write(outer, annotated)).Append('.');
            return;
        }

        text.Append("global::");
        if (type.ContainingNamespace is { IsGlobalNamespace: false } space)
        {
            text.Append(string.Join(".", space.ToDisplayString().Split('.').Select(static part => Identifier(part.TrimStart('@'))))).Append('.');
        }
    }

    private static bool IsNullableStruct(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
