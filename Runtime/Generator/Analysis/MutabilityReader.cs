using Microsoft.CodeAnalysis;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>Tells whether objects of a type can change after they were made, as far as the type itself decides.</summary>
internal sealed class MutabilityReader(INamedTypeSymbol type)
{
    /// <summary>The name of a value of <c>Shop.Runtime.Serialization.Mutability</c>.</summary>
    public string Read(IReadOnlyCollection<ReadMember> members)
    {
        if (type.Has(OrleansNames.Immutable) || type.IsException())
        {
            return "Immutable";
        }

        // Every field must be part of the message: what isn't, a copy doesn't have.
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic && !field.IsConst).ToArray();
        var sent = new HashSet<ISymbol>(members.Select(static member => (ISymbol?)member.Field).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        if (!fields.All(sent.Contains))
        {
            return "Mutable";
        }

        return type.IsValueType || (fields.All(static field => field.IsReadOnly) && IsBaseReadOnly()) ? "ReadOnlyMembers" : "Mutable";
    }

    // Base classes of other assemblies may have fields that their metadata doesn't show.
    private bool IsBaseReadOnly()
    {
        for (var at = type.BaseType; at is { SpecialType: not SpecialType.System_Object }; at = at.BaseType)
        {
            if (!SymbolEqualityComparer.Default.Equals(at.ContainingAssembly, type.ContainingAssembly)
                || at.GetMembers().OfType<IFieldSymbol>().Any(static field => !field.IsStatic && (!field.IsReadOnly || !IsSent(field))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSent(IFieldSymbol field) =>
        !field.Has(OrleansNames.NonSerialized) && field.AssociatedSymbol?.Has(OrleansNames.NonSerialized) != true;
}
