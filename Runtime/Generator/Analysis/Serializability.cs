using Microsoft.CodeAnalysis;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>Decides whether values of a type can be sent.</summary>
internal static class Serializability
{
    /// <summary>The innermost type that stands in the way, or null where nothing does.</summary>
    public static ITypeSymbol? Obstacle(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol or IDynamicTypeSymbol => null,
        IArrayTypeSymbol { Rank: 1 } array => Obstacle(array.ElementType),
        INamedTypeSymbol named => ObstacleIn(named),
        _ => type,
    };

    private static ITypeSymbol? ObstacleIn(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum || type.SpecialType == SpecialType.System_Object || type.IsException())
        {
            return null;
        }

        if (!CanHaveCodec(type))
        {
            return type;
        }

        return type.TypeArguments.Select(Obstacle).FirstOrDefault(static obstacle => obstacle is not null);
    }

    private static bool CanHaveCodec(INamedTypeSymbol type)
    {
        if (type.IsRefLikeType || type.TypeKind is TypeKind.Delegate or TypeKind.Error || type.Is(OrleansNames.CancellationToken))
        {
            return false;
        }

        if (type.Has(OrleansNames.GenerateSerializer) || KnownTypes.Contains(type))
        {
            return true;
        }

        // Behind an interface or an abstract class of the application's own may stand anything that is serialisable itself;
        // behind one of the framework's (Stream, IEnumerator, IAsyncEnumerable) nothing is.
        return (type.TypeKind == TypeKind.Interface || (type.TypeKind == TypeKind.Class && type.IsAbstract)) && !IsOfFramework(type);
    }

    private static bool IsOfFramework(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name is "System" or "Microsoft";
    }
}
