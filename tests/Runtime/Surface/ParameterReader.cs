using System.Reflection;
using System.Reflection.Metadata;

namespace Runtime.Tests.Surface;

/// <summary>What one method takes and returns.</summary>
internal sealed class ParameterReader(
    MetadataReader reader, TypeTextProvider types, AttributeReader attributes, TypeDefinition type, MethodDefinition method, TypeParameters parameters)
{
    private readonly MethodSignature<TypeText> _signature = method.DecodeSignature(types, parameters);
    private readonly Dictionary<int, Parameter> _byNumber = method.GetParameters().Select(reader.GetParameter).ToDictionary(parameter => parameter.SequenceNumber);

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
        var isExtension = number == 1 && attributes.HasCompilers(method.GetCustomAttributes(), "ExtensionAttribute");
        var isParams = attributes.Has(own, "System.ParamArrayAttribute");
        var value = parameter.GetDefaultValue() is { IsNil: false } constant ? $" = {MemberText.Constant(reader, constant)}" : "";
        return $"{(isExtension ? "this " : "")}{(isParams ? "params " : "")}{Direction(parameter, own, text)} {reader.GetString(parameter.Name)}{value}";
    }

    private string Direction(Parameter parameter, CustomAttributeHandleCollection own, string text)
    {
        const string ByReference = "ref ";
        if (!text.StartsWith(ByReference, StringComparison.Ordinal))
        {
            return text;
        }

        var direction = parameter.Attributes.HasFlag(ParameterAttributes.Out) ? "out "
            : attributes.HasCompilers(own, "IsReadOnlyAttribute") ? "in "
            : ByReference;
        return direction + text[ByReference.Length..];
    }

    private IReadOnlyList<byte> Nullability(int number)
    {
        CustomAttributeHandleCollection? own = _byNumber.TryGetValue(number, out var parameter) ? parameter.GetCustomAttributes() : null;
        return attributes.Nullability(own, method.GetCustomAttributes(), type.GetCustomAttributes());
    }
}
