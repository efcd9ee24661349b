using System.Buffers.Binary;

namespace Shop.Runtime.Serialization;

// Points and spans of time, in ticks of 100 ns.

internal sealed class TimeSpanCodec() : ImmutableCodec<TimeSpan>(WireType.Fixed64)
{
    public override void Write(ref WireWriter writer, TimeSpan value) => writer.WriteFixed64((ulong)value.Ticks);

    public override TimeSpan Read(ref WireReader reader) => new((long)reader.ReadFixed64());
}

internal sealed class DateTimeCodec() : ImmutableCodec<DateTime>(WireType.Fixed64)
{
    private const int KindShift = 62;
    private const ulong TicksMask = (1UL << KindShift) - 1;

    public override void Write(ref WireWriter writer, DateTime value) =>
        writer.WriteFixed64((ulong)value.Ticks | ((ulong)value.Kind << KindShift));

    public override DateTime Read(ref WireReader reader)
    {
        var bits = reader.ReadFixed64();
        var ticks = bits & TicksMask;
        var kind = (DateTimeKind)(bits >> KindShift);
        if (ticks > (ulong)DateTime.MaxValue.Ticks || kind > DateTimeKind.Local)
        {
            WireErrors.ThrowOutOfRange(typeof(DateTime));
        }

        return new DateTime((long)ticks, kind);
    }
}

internal sealed class DateTimeOffsetCodec() : ImmutableCodec<DateTimeOffset>(WireType.LengthPrefixed)
{
    private const int Bytes = sizeof(long) + sizeof(short);
    private const int OffsetMinutesMax = 14 * 60;

    public override void Write(ref WireWriter writer, DateTimeOffset value)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value.Ticks);
        BinaryPrimitives.WriteInt16LittleEndian(bytes[sizeof(long)..], (short)value.TotalOffsetMinutes);
        writer.WriteBytes(bytes);
    }

    public override DateTimeOffset Read(ref WireReader reader)
    {
        var bytes = reader.ReadBytes(Bytes, typeof(DateTimeOffset));
        var ticks = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var minutes = BinaryPrimitives.ReadInt16LittleEndian(bytes[sizeof(long)..]);
        var utcTicks = unchecked(ticks - (minutes * TimeSpan.TicksPerMinute));
        if (minutes is < -OffsetMinutesMax or > OffsetMinutesMax || !IsDate(ticks) || !IsDate(utcTicks))
        {
            WireErrors.ThrowOutOfRange(typeof(DateTimeOffset));
        }

        return new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes));
    }

    private static bool IsDate(long ticks) => (ulong)ticks <= (ulong)DateTime.MaxValue.Ticks;
}

internal sealed class DateOnlyCodec() : ImmutableCodec<DateOnly>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, DateOnly value) => writer.WriteVarUInt32((uint)value.DayNumber);

    public override DateOnly Read(ref WireReader reader)
    {
        var day = reader.ReadUInt32();
        if (day > (uint)DateOnly.MaxValue.DayNumber)
        {
            WireErrors.ThrowOutOfRange(typeof(DateOnly));
        }

        return DateOnly.FromDayNumber((int)day);
    }
}

internal sealed class TimeOnlyCodec() : ImmutableCodec<TimeOnly>(WireType.VarInt)
{
    public override void Write(ref WireWriter writer, TimeOnly value) => writer.WriteVarUInt64((ulong)value.Ticks);

    public override TimeOnly Read(ref WireReader reader)
    {
        var ticks = reader.ReadUInt64();
        if (ticks > (ulong)TimeOnly.MaxValue.Ticks)
        {
            WireErrors.ThrowOutOfRange(typeof(TimeOnly));
        }

        return new TimeOnly((long)ticks);
    }
}
