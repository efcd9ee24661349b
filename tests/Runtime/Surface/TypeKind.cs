using System.Reflection;
using System.Reflection.Metadata;

namespace Runtime.Tests.Surface;

/// <summary>What a type is: its first line.</summary>
internal sealed class TypeKind(Scope scope)
{
    private readonly string _base = scope.Type.BaseType.IsNil
        ? ""
        : scope.Types.Decode(scope.Reader, scope.Type.BaseType, scope.Parameters).Bare();

    /// <summary>Whether the type is a delegate.</summary>
    public bool IsDelegate => _base == "System.MulticastDelegate";

    /// <summary>The base class of a class that has one.</summary>
    public string Base => Kind == "class" && _base != "System.Object" ? _base : "";

    private bool IsInterface => scope.Type.Attributes.HasFlag(TypeAttributes.Interface);

    private bool IsAbstract => scope.Type.Attributes.HasFlag(TypeAttributes.Abstract);

    private bool IsSealed => scope.Type.Attributes.HasFlag(TypeAttributes.Sealed);

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
        var own = scope.Type.GetCustomAttributes();
        var obsolete = Has("IsByRefLikeAttribute") ? "" : scope.Obsolete(own);
        var flags = scope.Attributes.Has(own, "System.FlagsAttribute") ? "[Flags] " : "";
        var generic = new GenericText(scope);
        return $"{obsolete}{scope.Attributes.Usage(own)}{flags}public {Modifiers}{Kind} {name}"
            + generic.List(scope.Type.GetGenericParameters()) + generic.Constraints(scope.Type.GetGenericParameters()) + Underlying();
    }

    private string Underlying()
    {
        if (Kind != "enum")
        {
            return "";
        }

        var value = scope.Type.GetFields().Select(scope.Reader.GetFieldDefinition).First(field => !field.Attributes.HasFlag(FieldAttributes.Static));
        return $" : {value.DecodeSignature(scope.Types, scope.Parameters).Bare()}";
    }

    private bool Has(string compilersAttribute) => scope.Attributes.HasCompilers(scope.Type.GetCustomAttributes(), compilersAttribute);
}
