using System.Runtime.CompilerServices;

namespace Shop.Runtime.Serialization;

/// <summary>Enums as their underlying integers, so that members may be renamed, and values that this version lacks pass through.</summary>
internal sealed class EnumCodec<T>() : ImmutableCodec<T>(WireType.VarInt)
    where T : struct, Enum
{
    private static readonly TypeCode _underlying = Type.GetTypeCode(typeof(T));

    public override void Write(ref WireWriter writer, T value)
    {
        switch (_underlying)
        {
            case TypeCode.SByte:
                writer.WriteVarUInt32(WireWriter.ZigZag(Unsafe.BitCast<T, sbyte>(value)));
                break;
            case TypeCode.Int16:
                writer.WriteVarUInt32(WireWriter.ZigZag(Unsafe.BitCast<T, short>(value)));
                break;
            case TypeCode.Int32:
                writer.WriteVarUInt32(WireWriter.ZigZag(Unsafe.BitCast<T, int>(value)));
                break;
            case TypeCode.Int64:
                writer.WriteVarUInt64(WireWriter.ZigZag(Unsafe.BitCast<T, long>(value)));
                break;
            case TypeCode.Byte:
                writer.WriteVarUInt32(Unsafe.BitCast<T, byte>(value));
                break;
            case TypeCode.UInt16:
                writer.WriteVarUInt32(Unsafe.BitCast<T, ushort>(value));
                break;
            case TypeCode.UInt32:
                writer.WriteVarUInt32(Unsafe.BitCast<T, uint>(value));
                break;
            default:
                writer.WriteVarUInt64(Unsafe.BitCast<T, ulong>(value));
                break;
        }
    }

    public override T Read(ref WireReader reader) => _underlying switch
    {
        TypeCode.SByte => Unsafe.BitCast<sbyte, T>(reader.ReadSByte()),
        TypeCode.Int16 => Unsafe.BitCast<short, T>(reader.ReadInt16()),
        TypeCode.Int32 => Unsafe.BitCast<int, T>(reader.ReadInt32()),
        TypeCode.Int64 => Unsafe.BitCast<long, T>(reader.ReadInt64()),
        TypeCode.Byte => Unsafe.BitCast<byte, T>(reader.ReadByte()),
        TypeCode.UInt16 => Unsafe.BitCast<ushort, T>(reader.ReadUInt16()),
        TypeCode.UInt32 => Unsafe.BitCast<uint, T>(reader.ReadUInt32()),
        _ => Unsafe.BitCast<ulong, T>(reader.ReadUInt64()),
    };
}
