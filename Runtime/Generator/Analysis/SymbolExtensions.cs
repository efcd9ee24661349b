using Microsoft.CodeAnalysis;

namespace Shop.Runtime.Generator.Analysis;

internal static class SymbolExtensions
{
    /// <summary>The name in reflection: <c>Namespace.Outer+Inner`1</c>.</summary>
    public static string FullName(this INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return $"{outer.FullName()}+{type.MetadataName}";
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}" : type.MetadataName;
    }

    public static bool Is(this ITypeSymbol? type, string fullName) =>
        type is INamedTypeSymbol named && named.OriginalDefinition.FullName() == fullName;

    public static AttributeData? Attribute(this ISymbol symbol, string fullName) => Find(symbol.GetAttributes(), fullName);

    public static AttributeData? ReturnAttribute(this IMethodSymbol method, string fullName) => Find(method.GetReturnTypeAttributes(), fullName);

    public static bool Has(this ISymbol symbol, string attribute) => symbol.Attribute(attribute) is not null;

    public static bool Implements(this ITypeSymbol type, string interfaceName) => type.AllInterfaces.Any(one => one.Is(interfaceName));

    public static bool IsException(this ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.Is(OrleansNames.Exception))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The <c>[Alias]</c>, or the full name.</summary>
    public static string WireName(this INamedTypeSymbol type) => type.Alias() ?? type.FullName();

    public static string? Alias(this ISymbol symbol) => symbol.Attribute(OrleansNames.Alias)?.FirstArgument() as string;

    public static uint? Id(this ISymbol symbol) => symbol.Attribute(OrleansNames.Id)?.FirstArgument() as uint?;

    public static object? FirstArgument(this AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value : null;

    public static object? NamedArgument(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    /// <summary>Whether other code of the same assembly can name the type.</summary>
    public static bool IsReachable(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.IsReachable(),
        INamedTypeSymbol named => named.IsNameable() && named.TypeArguments.All(IsReachable) && (named.ContainingType?.IsReachable() ?? true),
        _ => true,
    };

    /// <summary>Whether code elsewhere in <paramref name="assembly"/> can use the member.</summary>
    public static bool IsAccessibleIn(this ISymbol member, IAssemblySymbol assembly)
    {
        var isOwn = SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, assembly);
        return member.DeclaredAccessibility switch
        {
            Accessibility.Public => true,
            Accessibility.Internal or Accessibility.ProtectedOrInternal => isOwn,
            _ => false,
        };
    }

    private static bool IsNameable(this INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal or Accessibility.NotApplicable
        && !type.IsFileLocal;

    private static AttributeData? Find(IEnumerable<AttributeData> attributes, string fullName) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeClass.Is(fullName));
}
