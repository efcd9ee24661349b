using System.Reflection;
using System.Reflection.Metadata;

namespace Runtime.Tests.Surface;

/// <summary>What one method takes and returns.</summary>
internal sealed class ParameterReader(Scope scope, MethodDefinition method)
{
    private readonly MethodSignature<TypeText> _signature = method.DecodeSignature(scope.Types, scope.Parameters);
    private readonly Dictionary<int, Parameter> _byNumber =
        method.GetParameters().Select(scope.Reader.GetParameter).ToDictionary(parameter => parameter.SequenceNumber);

    /// <summary>The return type.</summary>
    public string Returned() => _signature.ReturnType.Annotated(Nullability(0));

    /// <summary>The parameters, with names and defaults.</summary>
    public string Taken() => string.Join(", ", _signature.ParameterTypes.Select((taken, index) => One(taken, index + 1)));

    private string One(TypeText taken, int number)
    {
        var text = taken.Annotated(Nullability(number));
        if (!_byNumber.TryGetValue(number, out var parameter))
        {
            return text;
        }

        var own = parameter.GetCustomAttributes();
        var isExtension = number == 1 && scope.Attributes.HasCompilers(method.GetCustomAttributes(), "ExtensionAttribute");
        var isParams = scope.Attributes.Has(own, "System.ParamArrayAttribute");
        var value = parameter.GetDefaultValue() is { IsNil: false } constant ? $" = {MemberText.Constant(scope.Reader, constant)}" : "";
        var modifier = (isExtension ? "this " : "") + (isParams ? "params " : "");
        return $"{modifier}{Direction(parameter, own, text)} {scope.Reader.GetString(parameter.Name)}{value}";
    }

    private string Direction(Parameter parameter, CustomAttributeHandleCollection own, string text)
    {
        const string ByReference = "ref ";
        if (!text.StartsWith(ByReference, StringComparison.Ordinal))
        {
            return text;
        }

        var direction = parameter.Attributes.HasFlag(ParameterAttributes.Out) ? "out "
            : scope.Attributes.HasCompilers(own, "IsReadOnlyAttribute") ? "in "
            : ByReference;
        return direction + text[ByReference.Length..];
    }

    private IReadOnlyList<byte> Nullability(int number)
    {
        CustomAttributeHandleCollection? own = _byNumber.TryGetValue(number, out var parameter) ? parameter.GetCustomAttributes() : null;
        return scope.Attributes.Nullability(own, method.GetCustomAttributes(), scope.Type.GetCustomAttributes());
    }
}
