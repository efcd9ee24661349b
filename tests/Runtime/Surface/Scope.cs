using System.Reflection.Metadata;

namespace Runtime.Tests.Surface;

/// <summary>One type of an assembly, and what reading it takes.</summary>
internal sealed record Scope(
    MetadataReader Reader, TypeTextProvider Types, AttributeReader Attributes, TypeDefinition Type, TypeParameters Parameters)
{
    /// <summary>The same for one of the type's methods, whose type parameters are in scope too.</summary>
    public Scope Of(MethodDefinition method) => this with
    {
        Parameters = Parameters with { OfMethod = [.. method.GetGenericParameters().Select(NameOf)] },
    };

    /// <summary>A type parameter's name.</summary>
    public string NameOf(GenericParameterHandle handle) => Reader.GetString(Reader.GetGenericParameter(handle).Name);

    /// <summary>The mark of what Orleans' users are told to keep away from.</summary>
    public string Obsolete(CustomAttributeHandleCollection own) => Attributes.IsObsolete(own) ? "[Obsolete] " : "";

    /// <summary>A method as code refers to it.</summary>
    public BareSignature Bare(MethodDefinition method) =>
        MemberText.Bare(Reader.GetString(method.Name), method.DecodeSignature(Types, TypeParameters.ByPosition));
}
