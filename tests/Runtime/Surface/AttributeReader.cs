using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Runtime.Tests.Surface;

/// <summary>Reads the attributes that a signature depends on.</summary>
public sealed class AttributeReader(MetadataReader reader, TypeTextProvider types)
{
    private const string Compiler = "System.Runtime.CompilerServices.";

    // What the compiler says of constructors to those compilers that don't know of required members.
    private const string RequiredMembersMessage = "Constructors of types with required members";

    private readonly Values _values = new(types);

    /// <summary>Whether <paramref name="handles"/> has an attribute of that name.</summary>
    public bool Has(CustomAttributeHandleCollection handles, string name) => Find(handles, name) is not null;

    /// <summary>Whether it is one of the compiler's own attributes, by short name.</summary>
    public bool HasCompilers(CustomAttributeHandleCollection handles, string shortName) => Has(handles, Compiler + shortName);

    /// <summary>Whether Orleans' users are told to keep away from it.</summary>
    public bool IsObsolete(CustomAttributeHandleCollection handles) =>
        Find(handles, "System.ObsoleteAttribute") is { } attribute
        && !(attribute.FixedArguments.FirstOrDefault().Value is string message
            && message.StartsWith(RequiredMembersMessage, StringComparison.Ordinal));

    /// <summary>How the attribute class may be used; empty where nothing is said.</summary>
    public string Usage(CustomAttributeHandleCollection handles)
    {
        if (Find(handles, "System.AttributeUsageAttribute") is not { } usage)
        {
            return "";
        }

        var named = usage.NamedArguments.ToDictionary(argument => argument.Name!, argument => argument.Value);
        var targets = ((AttributeTargets)(int)usage.FixedArguments[0].Value!).ToString().Replace(", ", " | ", StringComparison.Ordinal);
        var multiple = named.GetValueOrDefault("AllowMultiple") is true;
        var inherited = named.GetValueOrDefault("Inherited") is not false;
        return $"[AttributeUsage({targets}, AllowMultiple = {multiple}, Inherited = {inherited})] ";
    }

    /// <summary>The nullable annotations of something: its own, or else those that its method or type says hold for all.</summary>
    public IReadOnlyList<byte> Nullability(CustomAttributeHandleCollection? own, params IEnumerable<CustomAttributeHandleCollection> outer)
    {
        if (Find(own, Compiler + "NullableAttribute") is { } annotated)
        {
            return Bytes(annotated);
        }

        foreach (var level in outer)
        {
            if (Find(level, Compiler + "NullableContextAttribute") is { } context)
            {
                return Bytes(context);
            }
        }

        return [];
    }

    private static IReadOnlyList<byte> Bytes(CustomAttributeValue<TypeText> attribute) => attribute.FixedArguments[0].Value switch
    {
        byte one => [one],
        ImmutableArray<CustomAttributeTypedArgument<TypeText>> many => [.. many.Select(flag => (byte)flag.Value!)],
        _ => [],
    };

    private CustomAttributeValue<TypeText>? Find(CustomAttributeHandleCollection? handles, string name)
    {
        // A parameter without a row in the metadata has no attributes; the default collection can't be enumerated.
        foreach (var handle in handles?.AsEnumerable() ?? [])
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (NameOf(attribute) == name)
            {
                return attribute.DecodeValue(_values);
            }
        }

        return null;
    }

    private string NameOf(CustomAttribute attribute) => attribute.Constructor.Kind == HandleKind.MemberReference
        ? NameOf(reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent)
        : types.NameOf(reader, reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType());

    private string NameOf(EntityHandle type) => types.Decode(reader, type, TypeParameters.ByPosition).Bare();

    private sealed class Values(TypeTextProvider types) : ICustomAttributeTypeProvider<TypeText>
    {
        public TypeText GetPrimitiveType(PrimitiveTypeCode typeCode) => types.GetPrimitiveType(typeCode);

        public TypeText GetSystemType() => TypeText.Of("System.Type", false);

        public TypeText GetSZArrayType(TypeText elementType) => types.GetSZArrayType(elementType);

        public TypeText GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            types.GetTypeFromDefinition(reader, handle, rawTypeKind);

        public TypeText GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
            types.GetTypeFromReference(reader, handle, rawTypeKind);

        public TypeText GetTypeFromSerializedName(string name) => TypeText.Of(name, false);

        // Only AttributeTargets is read, whose values are ints; another enum's would be misread, and isn't asked for.
        public PrimitiveTypeCode GetUnderlyingEnumType(TypeText type) => PrimitiveTypeCode.Int32;

        public bool IsSystemType(TypeText type) => type.Format == "System.Type";
    }
}
