using System.Reflection;
using System.Reflection.Metadata;

namespace Runtime.Tests.Surface;

/// <summary>Type parameters and what they must be.</summary>
internal sealed class GenericText(Scope scope)
{
    /// <summary>The parameters in angle brackets; nothing where there are none.</summary>
    public string List(GenericParameterHandleCollection handles) => handles.Count == 0
        ? ""
        : $"<{string.Join(", ", handles.Select(handle => Variance(scope.Reader.GetGenericParameter(handle)) + scope.NameOf(handle)))}>";

    /// <summary>The where-clauses.</summary>
    public string Constraints(GenericParameterHandleCollection handles) =>
        string.Concat(from handle in handles
                      let parts = Parts(scope.Reader.GetGenericParameter(handle)).ToList()
                      where parts.Count > 0
                      select $" where {scope.NameOf(handle)} : {string.Join(", ", parts)}");

    private static string Variance(GenericParameter parameter) => (parameter.Attributes & GenericParameterAttributes.VarianceMask) switch
    {
        GenericParameterAttributes.Covariant => "out ",
        GenericParameterAttributes.Contravariant => "in ",
        _ => "",
    };

    private IEnumerable<string> Parts(GenericParameter parameter)
    {
        var isStruct = parameter.Attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (isStruct)
        {
            yield return "struct";
        }

        if (parameter.Attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }

        foreach (var handle in parameter.GetConstraints())
        {
            var type = scope.Reader.GetGenericParameterConstraint(handle).Type;
            var constraint = scope.Types.Decode(scope.Reader, type, scope.Parameters).Bare();
            if (constraint != "System.ValueType")
            {
                yield return constraint;
            }
        }

        if (!isStruct && parameter.Attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            yield return "new()";
        }
    }
}
