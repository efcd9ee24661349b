using Microsoft.CodeAnalysis;
using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>
/// The type parameters of a type and of those that contain it, in one list, as in reflection; a nested one that hides an outer one
/// gets another name.
/// </summary>
internal sealed class TypeParameterNames
{
    private readonly List<ITypeParameterSymbol> _parameters = [];
    private readonly Dictionary<ITypeParameterSymbol, string> _names = new(SymbolEqualityComparer.Default);

    public TypeParameterNames(INamedTypeSymbol type)
    {
        Collect(type);
        Format = new TypeFormat(_names);
    }

    public TypeFormat Format { get; }

    public EquatableArray<string> Names => _parameters.Select(parameter => _names[parameter]).ToEquatableArray();

    /// <summary>The constraints, repeated as generated classes must: what they inherit from asks for them.</summary>
    public EquatableArray<string> Constraints() => _parameters
        .Select(parameter => (parameter, constraints: ConstraintsOf(parameter)))
        .Where(static pair => pair.constraints.Count > 0)
        .Select(pair => $"where {_names[pair.parameter]} : {string.Join(", ", pair.constraints)}")
        .ToEquatableArray();

    private void Collect(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            Collect(outer);
        }

        foreach (var parameter in type.TypeParameters)
        {
            var name = TypeFormat.Identifier(parameter.Name);
            for (var i = 1; _names.ContainsValue(name); i++)
            {
                name = $"{parameter.Name}_{i}";
            }

            _names.Add(parameter, name);
            _parameters.Add(parameter);
        }
    }

    private List<string> ConstraintsOf(ITypeParameterSymbol parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
        {
            constraints.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            constraints.Add("struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }
        else if (parameter.HasNotNullConstraint)
        {
            constraints.Add("notnull");
        }

        constraints.AddRange(parameter.ConstraintTypes.Select(Format.Full));
        if (parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint)
        {
            constraints.Add("new()");
        }

        return constraints;
    }
}
