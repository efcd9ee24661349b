using System.Reflection;
using System.Reflection.Metadata;

namespace Runtime.Tests.Surface;

/// <summary>What a type is: its first line.</summary>
internal sealed class TypeKind(MetadataReader reader, TypeTextProvider types, AttributeReader attributes, TypeDefinition type, TypeParameters parameters)
{
    private readonly string _base = type.BaseType.IsNil ? "" : types.Decode(reader, type.BaseType, parameters).Bare();

    /// <summary>Whether the type is a delegate.</summary>
    public bool IsDelegate => _base == "System.MulticastDelegate";

    /// <summary>The base class of a class that has one.</summary>
    public string Base => Kind == "class" && _base != "System.Object" ? _base : "";

    private bool IsInterface => type.Attributes.HasFlag(TypeAttributes.Interface);

    private bool IsAbstract => type.Attributes.HasFlag(TypeAttributes.Abstract);

    private bool IsSealed => type.Attributes.HasFlag(TypeAttributes.Sealed);

    private string Kind => IsInterface ? "interface" : _base switch
    {
        "System.Enum" => "enum",
        "System.ValueType" => "struct",
        "System.MulticastDelegate" => "delegate",
        _ => "class",
    };

    private string Modifiers => Kind switch
    {
        "class" when IsAbstract && IsSealed => "static ",
        "class" when IsAbstract => "abstract ",
        "class" when IsSealed => "sealed ",
        "struct" => (Has("IsReadOnlyAttribute") ? "readonly " : "") + (Has("IsByRefLikeAttribute") ? "ref " : ""),
        _ => "",
    };

    /// <summary>The type's first line.</summary>
    public string Header(string name)
    {
        var own = type.GetCustomAttributes();
        var obsolete = attributes.IsObsolete(own) && !Has("IsByRefLikeAttribute") ? "[Obsolete] " : "";
        var flags = attributes.Has(own, "System.FlagsAttribute") ? "[Flags] " : "";
        var generic = new GenericText(reader, types, parameters);
        return $"{obsolete}{attributes.Usage(own)}{flags}public {Modifiers}{Kind} {name}"
            + generic.List(type.GetGenericParameters()) + generic.Constraints(type.GetGenericParameters()) + Underlying();
    }

    private string Underlying()
    {
        if (Kind != "enum")
        {
            return "";
        }

        var value = type.GetFields().Select(reader.GetFieldDefinition).First(field => !field.Attributes.HasFlag(FieldAttributes.Static));
        return $" : {value.DecodeSignature(types, parameters).Bare()}";
    }

    private bool Has(string compilersAttribute) => attributes.HasCompilers(type.GetCustomAttributes(), compilersAttribute);
}
