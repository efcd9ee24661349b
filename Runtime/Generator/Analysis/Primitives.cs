using Microsoft.CodeAnalysis;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>The types that are written and read without a codec: <c>writer.WriteInt32</c>, <c>reader.ReadInt32</c>.</summary>
internal static class Primitives
{
    /// <summary>What the methods for a type, or for an enum's underlying type, are named after.</summary>
    public static string? MethodSuffix(ITypeSymbol type) => Underlying(type).SpecialType switch
    {
        SpecialType.System_Boolean => "Boolean",
        SpecialType.System_Byte => "Byte",
        SpecialType.System_SByte => "SByte",
        SpecialType.System_Int16 => "Int16",
        SpecialType.System_UInt16 => "UInt16",
        SpecialType.System_Int32 => "Int32",
        SpecialType.System_UInt32 => "UInt32",
        SpecialType.System_Int64 => "Int64",
        SpecialType.System_UInt64 => "UInt64",
        SpecialType.System_Char => "Char",
        SpecialType.System_Single => "Single",
        SpecialType.System_Double => "Double",
        SpecialType.System_String => "String",
        _ => null,
    };

    /// <summary>The type that an enum is written as; null for what is no enum.</summary>
    public static string? EnumUnderlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? TypeFormat.Default.Plain(underlying) : null;

    private static ITypeSymbol Underlying(ITypeSymbol type) => (type as INamedTypeSymbol)?.EnumUnderlyingType ?? type;
}
