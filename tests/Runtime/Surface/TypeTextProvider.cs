using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Runtime.Tests.Surface;

/// <summary>The names of the type parameters in scope; none to have them by position.</summary>
public sealed record TypeParameters(IReadOnlyList<string> OfType, IReadOnlyList<string> OfMethod)
{
    /// <summary>By position: <c>!0</c>, <c>!!0</c>.</summary>
    public static readonly TypeParameters ByPosition = new([], []);
}

/// <summary>Turns types of metadata into text. Which assembly a type is from doesn't matter.</summary>
public sealed class TypeTextProvider(Func<string, string> rename) : ISignatureTypeProvider<TypeText, TypeParameters>
{
    private const byte ValueTypeKind = 0x11;
    private const string IsExternalInit = "System.Runtime.CompilerServices.IsExternalInit";

    /// <summary>The full name of a type definition, without arity, nested ones behind their outer type.</summary>
    public string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = WithoutArity(reader.GetString(type.Name));
        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{NameOf(reader, outer)}.{name}"
            : rename(Qualified(reader.GetString(type.Namespace), name));
    }

    /// <summary>The full name of a type reference, without arity.</summary>
    public string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = WithoutArity(reader.GetString(type.Name));
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : rename(Qualified(reader.GetString(type.Namespace), name));
    }

    /// <summary>Any handle of a type as text.</summary>
    public TypeText Decode(MetadataReader reader, EntityHandle handle, TypeParameters parameters) => handle.Kind switch
    {
        HandleKind.TypeDefinition => GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
        _ => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, parameters),
    };

    public TypeText GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        TypeText.Of(NameOf(reader, handle), rawTypeKind == ValueTypeKind);

    public TypeText GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        TypeText.Of(NameOf(reader, handle), rawTypeKind == ValueTypeKind);

    public TypeText GetTypeFromSpecification(
        MetadataReader reader, TypeParameters genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeText GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.String => TypeText.Of("string", false),
        PrimitiveTypeCode.Object => TypeText.Of("object", false),
        PrimitiveTypeCode.Boolean => TypeText.Of("bool", true),
        PrimitiveTypeCode.Byte => TypeText.Of("byte", true),
        PrimitiveTypeCode.Int16 => TypeText.Of("short", true),
        PrimitiveTypeCode.UInt16 => TypeText.Of("ushort", true),
        PrimitiveTypeCode.Int32 => TypeText.Of("int", true),
        PrimitiveTypeCode.UInt32 => TypeText.Of("uint", true),
        PrimitiveTypeCode.Int64 => TypeText.Of("long", true),
        PrimitiveTypeCode.UInt64 => TypeText.Of("ulong", true),
        _ => TypeText.Of(typeCode.ToString().ToLowerInvariant(), true),
    };

    public TypeText GetGenericInstantiation(TypeText genericType, ImmutableArray<TypeText> typeArguments)
    {
        if (genericType.Format == "System.Nullable")
        {
            return new("{0}?", typeArguments, IsValue: true);
        }

        var arguments = string.Join(", ", Enumerable.Range(0, typeArguments.Length).Select(i => $"{{{i}}}"));
        return new($"{genericType.Format}<{arguments}>", typeArguments, genericType.IsValue);
    }

    public TypeText GetGenericTypeParameter(TypeParameters genericContext, int index) =>
        TypeText.Of(index < genericContext.OfType.Count ? genericContext.OfType[index] : $"!{index}", false);

    public TypeText GetGenericMethodParameter(TypeParameters genericContext, int index) =>
        TypeText.Of(index < genericContext.OfMethod.Count ? genericContext.OfMethod[index] : $"!!{index}", false);

    public TypeText GetModifiedType(TypeText modifier, TypeText unmodifiedType, bool isRequired) =>
        unmodifiedType with { IsInit = unmodifiedType.IsInit || modifier.Format == IsExternalInit };

    public TypeText GetArrayType(TypeText elementType, ArrayShape shape) =>
        new($"{{0}}[{new string(',', shape.Rank - 1)}]", [elementType], false);

    public TypeText GetSZArrayType(TypeText elementType) => new("{0}[]", [elementType], false);

    public TypeText GetByReferenceType(TypeText elementType) => new("ref {0}", [elementType], true) { IsIndirect = true };

    public TypeText GetPointerType(TypeText elementType) => new("{0}*", [elementType], true) { IsIndirect = true };

    public TypeText GetPinnedType(TypeText elementType) => elementType;

    public TypeText GetFunctionPointerType(MethodSignature<TypeText> signature) => TypeText.Of("delegate*", true);

    private static string Qualified(string ns, string name) => ns.Length == 0 ? name : $"{ns}.{name}";

    private static string WithoutArity(string name) => name.IndexOf('`') is >= 0 and var tick ? name[..tick] : name;
}
