using System.Reflection;
using System.Reflection.Metadata;

namespace Runtime.Tests.Surface;

/// <summary>Reads the public and protected members of one type.</summary>
internal sealed class MemberReader(Scope scope)
{
    private const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";

    // Overriding these adds nothing that a caller could name.
    private static readonly HashSet<string> _ofEveryObject = ["ToString", "Equals", "GetHashCode", "GetObjectData", "Finalize"];

    private readonly HashSet<MethodDefinitionHandle> _accessors = [];

    /// <summary>The members; of a delegate, only what it takes and returns.</summary>
    public IReadOnlyList<ApiMember> Read(bool isDelegate)
    {
        ApiMember[] properties = [.. scope.Type.GetProperties().Select(ReadProperty).OfType<ApiMember>()];
        var methods =
            from handle in scope.Type.GetMethods()
            where !_accessors.Contains(handle)
            let method = scope.Reader.GetMethodDefinition(handle)
            where !isDelegate || scope.Reader.GetString(method.Name) == "Invoke"
            select ReadMethod(method);
        return [.. scope.Type.GetFields().Select(ReadField).OfType<ApiMember>(), .. properties, .. methods.OfType<ApiMember>()];
    }

    private ApiMember? ReadField(FieldDefinitionHandle handle)
    {
        var field = scope.Reader.GetFieldDefinition(handle);
        if (MemberText.Access(field.Attributes) is not { } access || field.Attributes.HasFlag(FieldAttributes.SpecialName))
        {
            return null;
        }

        var own = field.GetCustomAttributes();
        var name = scope.Reader.GetString(field.Name);
        var nullability = scope.Attributes.Nullability(own, scope.Type.GetCustomAttributes());
        var text = field.DecodeSignature(scope.Types, scope.Parameters).Annotated(nullability);
        var value = field.GetDefaultValue() is { IsNil: false } constant ? $" = {MemberText.Constant(scope.Reader, constant)}" : "";
        return new ApiMember(
            $"{scope.Obsolete(own)}{access} {MemberText.Modifiers(field.Attributes)}{text} {name}{value}",
            [MemberText.Bare(name, field.DecodeSignature(scope.Types, TypeParameters.ByPosition))]);
    }

    private ApiMember? ReadProperty(PropertyDefinitionHandle handle)
    {
        var property = scope.Reader.GetPropertyDefinition(handle);
        var (getter, setter) = (property.GetAccessors().Getter, property.GetAccessors().Setter);
        MethodDefinitionHandle[] all = [.. new[] { getter, setter }.Where(accessor => !accessor.IsNil)];
        _accessors.UnionWith(all);
        MethodDefinitionHandle[] visible = [.. all.Where(accessor => MemberText.Access(Method(accessor).Attributes) is not null)];
        if (visible.Length == 0)
        {
            return null;
        }

        var own = property.GetCustomAttributes();
        var first = Method(visible[0]);
        var widest = visible.Select(accessor => MemberText.Access(Method(accessor).Attributes)!).MinBy(access => access.Length)!;
        var nullability = scope.Attributes.Nullability(own, first.GetCustomAttributes(), scope.Type.GetCustomAttributes());
        var text = property.DecodeSignature(scope.Types, scope.Parameters).ReturnType.Annotated(nullability);
        var required = scope.Attributes.HasCompilers(own, "RequiredMemberAttribute") ? "required " : "";
        var accessors = string.Join(' ', visible.Select(accessor => Accessor(Method(accessor), accessor == getter, widest)));
        return new ApiMember(
            $"{scope.Obsolete(own)}{widest} {MemberText.Modifiers(first.Attributes)}{required}{text} {Name(property)} {{ {accessors} }}",
            [.. visible.Select(accessor => scope.Bare(Method(accessor)))]);
    }

    private string Name(PropertyDefinition property)
    {
        var name = scope.Reader.GetString(property.Name);
        var index = property.DecodeSignature(scope.Types, scope.Parameters).ParameterTypes;
        return index.Length == 0 ? name : $"{name}[{string.Join(", ", index.Select(taken => taken.Bare()))}]";
    }

    private string Accessor(MethodDefinition method, bool isGetter, string widest)
    {
        var access = MemberText.Access(method.Attributes)!;
        var isInit = method.DecodeSignature(scope.Types, scope.Parameters).ReturnType.IsInit;
        return $"{(access == widest ? "" : access + " ")}{(isGetter ? "get" : isInit ? "init" : "set")};";
    }

    private ApiMember? ReadMethod(MethodDefinition method)
    {
        var name = scope.Reader.GetString(method.Name);
        var modifiers = MemberText.Modifiers(method.Attributes);
        if (MemberText.Access(method.Attributes) is not { } access
            || name.Contains('<', StringComparison.Ordinal)
            || (modifiers.Contains("override", StringComparison.Ordinal) && _ofEveryObject.Contains(name)))
        {
            return null;
        }

        var own = method.GetCustomAttributes();
        var inside = scope.Of(method);
        var generic = new GenericText(inside);
        var parameters = new ParameterReader(inside, method);
        var marks = scope.Obsolete(own) + (scope.Attributes.Has(own, SetsRequiredMembers) ? "[SetsRequiredMembers] " : "");
        var shown = (name == ".ctor" ? name : $"{parameters.Returned()} {name}") + generic.List(method.GetGenericParameters());
        return new ApiMember(
            $"{marks}{access} {modifiers}{shown}({parameters.Taken()}){generic.Constraints(method.GetGenericParameters())}",
            [scope.Bare(method)]);
    }

    private MethodDefinition Method(MethodDefinitionHandle handle) => scope.Reader.GetMethodDefinition(handle);
}
