using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;

namespace Runtime.Tests.Surface;

/// <summary>Pieces of members' texts.</summary>
internal static class MemberText
{
    /// <summary>A field as code refers to it.</summary>
    public static BareSignature Bare(string name, TypeText type) => new(name, type.Bare(), -1);

    /// <summary>A method as code refers to it.</summary>
    public static BareSignature Bare(string name, MethodSignature<TypeText> signature)
    {
        var isStatic = signature.Header.IsInstance ? "" : "static ";
        var arity = signature.GenericParameterCount == 0 ? "" : $"`{signature.GenericParameterCount}";
        var taken = string.Join(", ", signature.ParameterTypes.Select(type => type.Bare()));
        return new(name, $"{isStatic}{signature.ReturnType.Bare()} {name}{arity}({taken})", signature.ParameterTypes.Length);
    }

    /// <summary>Public or protected, or null for what is neither.</summary>
    public static string? Access(MethodAttributes attributes) => (attributes & MethodAttributes.MemberAccessMask) switch
    {
        MethodAttributes.Public => "public",
        MethodAttributes.Family => "protected",
        MethodAttributes.FamORAssem => "protected internal",
        _ => null,
    };

    /// <summary>Public or protected, or null for what is neither.</summary>
    public static string? Access(FieldAttributes attributes) => (attributes & FieldAttributes.FieldAccessMask) switch
    {
        FieldAttributes.Public => "public",
        FieldAttributes.Family => "protected",
        FieldAttributes.FamORAssem => "protected internal",
        _ => null,
    };

    /// <summary>const, static, readonly.</summary>
    public static string Modifiers(FieldAttributes attributes)
    {
        if (attributes.HasFlag(FieldAttributes.Literal))
        {
            return "const ";
        }

        return (attributes.HasFlag(FieldAttributes.Static) ? "static " : "") + (attributes.HasFlag(FieldAttributes.InitOnly) ? "readonly " : "");
    }

    /// <summary>static, abstract, virtual, override, sealed.</summary>
    public static string Modifiers(MethodAttributes attributes)
    {
        if (attributes.HasFlag(MethodAttributes.Static))
        {
            return attributes.HasFlag(MethodAttributes.Abstract) ? "static abstract " : "static ";
        }

        var isOverride = attributes.HasFlag(MethodAttributes.Virtual) && !attributes.HasFlag(MethodAttributes.NewSlot);
        return attributes switch
        {
            _ when attributes.HasFlag(MethodAttributes.Abstract) => isOverride ? "abstract override " : "abstract ",
            _ when isOverride && attributes.HasFlag(MethodAttributes.Final) => "sealed override ",
            _ when isOverride => "override ",
            // A method that only implements an interface is virtual and final in metadata, and neither in C#.
            _ when attributes.HasFlag(MethodAttributes.Virtual) && !attributes.HasFlag(MethodAttributes.Final) => "virtual ",
            _ => "",
        };
    }

    /// <summary>A constant as it is written in C#; enum values are numbers.</summary>
    public static string Constant(MetadataReader reader, ConstantHandle handle)
    {
        var constant = reader.GetConstant(handle);
        return reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode) switch
        {
            null => "default",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            var number => Convert.ToString(number, CultureInfo.InvariantCulture)!,
        };
    }
}
