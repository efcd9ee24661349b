using System.Reflection;
using System.Reflection.Metadata;

namespace Runtime.Tests.Surface;

/// <summary>Reads the public and protected members of one type.</summary>
internal sealed class MemberReader(MetadataReader reader, TypeTextProvider types, AttributeReader attributes, TypeDefinition type, TypeParameters parameters)
{
    // Overriding these adds nothing that a caller could name.
    private static readonly HashSet<string> OfEveryObject = ["ToString", "Equals", "GetHashCode", "GetObjectData", "Finalize"];

    private readonly HashSet<MethodDefinitionHandle> _accessors = [];

    /// <summary>The members; of a delegate, only what it takes and returns.</summary>
    public IReadOnlyList<ApiMember> Read(bool isDelegate)
    {
        ApiMember[] properties = [.. type.GetProperties().Select(ReadProperty).OfType<ApiMember>()];
        var methods =
            from handle in type.GetMethods()
            where !_accessors.Contains(handle)
            let method = reader.GetMethodDefinition(handle)
            where !isDelegate || reader.GetString(method.Name) == "Invoke"
            select ReadMethod(method);
        return [.. type.GetFields().Select(ReadField).OfType<ApiMember>(), .. properties, .. methods.OfType<ApiMember>()];
    }

    private ApiMember? ReadField(FieldDefinitionHandle handle)
    {
        var field = reader.GetFieldDefinition(handle);
        var name = reader.GetString(field.Name);
        if (MemberText.Access(field.Attributes) is not { } access || field.Attributes.HasFlag(FieldAttributes.SpecialName))
        {
            return null;
        }

        var own = field.GetCustomAttributes();
        var text = field.DecodeSignature(types, parameters).Annotated(attributes.Nullability(own, type.GetCustomAttributes()));
        var value = field.GetDefaultValue() is { IsNil: false } constant ? $" = {MemberText.Constant(reader, constant)}" : "";
        var modifiers = field.Attributes switch
        {
            _ when field.Attributes.HasFlag(FieldAttributes.Literal) => "const ",
            _ => (field.Attributes.HasFlag(FieldAttributes.Static) ? "static " : "") + (field.Attributes.HasFlag(FieldAttributes.InitOnly) ? "readonly " : ""),
        };
        return new ApiMember(
            $"{Obsolete(own)}{access} {modifiers}{text} {name}{value}",
            [MemberText.Bare(name, field.DecodeSignature(types, TypeParameters.ByPosition))]);
    }

    private ApiMember? ReadProperty(PropertyDefinitionHandle handle)
    {
        var property = reader.GetPropertyDefinition(handle);
        var accessors = property.GetAccessors();
        MethodDefinitionHandle[] all = [.. new[] { accessors.Getter, accessors.Setter }.Where(accessor => !accessor.IsNil)];
        _accessors.UnionWith(all);
        var visible = all.Select(accessor => (Handle: accessor, Method: reader.GetMethodDefinition(accessor)))
            .Where(accessor => MemberText.Access(accessor.Method.Attributes) is not null)
            .ToList();
        if (visible.Count == 0)
        {
            return null;
        }

        var own = property.GetCustomAttributes();
        var widest = visible.Select(accessor => MemberText.Access(accessor.Method.Attributes)!).MinBy(access => access.Length)!;
        var signature = property.DecodeSignature(types, parameters);
        var text = signature.ReturnType.Annotated(attributes.Nullability(own, visible[0].Method.GetCustomAttributes(), type.GetCustomAttributes()));
        var required = attributes.HasCompilers(own, "RequiredMemberAttribute") ? "required " : "";
        var index = signature.ParameterTypes.Length == 0 ? "" : $"[{string.Join(", ", signature.ParameterTypes.Select(taken => taken.Bare()))}]";
        var shown = visible.Select(accessor => Accessor(accessor.Method, accessor.Handle == accessors.Getter, widest));
        return new ApiMember(
            $"{Obsolete(own)}{widest} {MemberText.Modifiers(visible[0].Method.Attributes)}{required}{text} {reader.GetString(property.Name)}{index} {{ {string.Join(' ', shown)} }}",
            [.. visible.Select(accessor => Bare(accessor.Method))]);
    }

    private string Accessor(MethodDefinition method, bool isGetter, string widest)
    {
        var access = MemberText.Access(method.Attributes)!;
        var isInit = method.DecodeSignature(types, parameters).ReturnType.IsInit;
        return $"{(access == widest ? "" : access + " ")}{(isGetter ? "get" : isInit ? "init" : "set")};";
    }

    private ApiMember? ReadMethod(MethodDefinition method)
    {
        var name = reader.GetString(method.Name);
        var modifiers = MemberText.Modifiers(method.Attributes);
        if (MemberText.Access(method.Attributes) is not { } access || name.Contains('<', StringComparison.Ordinal)
            || (modifiers.Contains("override", StringComparison.Ordinal) && OfEveryObject.Contains(name)))
        {
            return null;
        }

        var own = method.GetCustomAttributes();
        var inScope = parameters with { OfMethod = [.. method.GetGenericParameters().Select(parameter => reader.GetString(reader.GetGenericParameter(parameter).Name))] };
        var generic = new GenericText(reader, types, inScope);
        var signature = new ParameterReader(reader, types, attributes, type, method, inScope);
        var setsRequired = attributes.Has(own, "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") ? "[SetsRequiredMembers] " : "";
        var shown = name == ".ctor" ? name : $"{signature.Returned()} {name}";
        return new ApiMember(
            $"{Obsolete(own)}{setsRequired}{access} {modifiers}{shown}{generic.List(method.GetGenericParameters())}({signature.Taken()}){generic.Constraints(method.GetGenericParameters())}",
            [Bare(method)]);
    }

    private BareSignature Bare(MethodDefinition method) =>
        MemberText.Bare(reader.GetString(method.Name), method.DecodeSignature(types, TypeParameters.ByPosition));

    private string Obsolete(CustomAttributeHandleCollection own) => attributes.IsObsolete(own) ? "[Obsolete] " : "";
}
