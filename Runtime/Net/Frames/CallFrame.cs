using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>
/// A call as it lies in a frame: flags, the caller's number for it, the method's id, the grain's type and key, the
/// milliseconds that the caller still waits (clocks differ, so deadlines travel as time left), headers if any, and
/// the arguments up to the end.
/// </summary>
internal readonly ref struct CallFrame
{
    // A deadline further off than this is none: 24 days, the most that a 32-bit number of milliseconds holds.
    private const long TimeLeftMsMax = int.MaxValue;

    private CallFrame(ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(body);
        Flags = (CallFlags)reader.ReadVarUInt32();
        CallId = reader.ReadVarUInt32();
        MethodId = reader.ReadFixed32();
        GrainType = reader.ReadBytes();
        Key = reader.ReadBytes();
        TimeLeftMs = reader.ReadVarUInt32();
        Headers = (Flags & CallFlags.HasHeaders) != 0 ? reader.ReadBytes() : default;
        Arguments = body[reader.Position..];
    }

    public CallFlags Flags { get; }

    /// <summary>The caller's number for the call.</summary>
    public uint CallId { get; }

    public uint MethodId { get; }

    /// <summary>The grain's type, in UTF-8.</summary>
    public ReadOnlySpan<byte> GrainType { get; }

    /// <summary>The grain's key.</summary>
    public ReadOnlySpan<byte> Key { get; }

    public long TimeLeftMs { get; }

    public ReadOnlySpan<byte> Headers { get; }

    public ReadOnlySpan<byte> Arguments { get; }

    public bool IsOneWay => (Flags & CallFlags.OneWay) != 0;

    /// <summary>Reads all but the arguments.</summary>
    /// <exception cref="WireFormatException">The bytes are no call.</exception>
    public static CallFrame Read(ReadOnlySpan<byte> body) => new(body);

    /// <summary>Writes a call that sets out now.</summary>
    /// <exception cref="WireFormatException">An argument can't be written.</exception>
    /// <exception cref="CodecMissingException">An argument's type can't be written.</exception>
    public static ReadOnlySpan<byte> Write(WireBuffer buffer, GrainCall call, uint callId)
    {
        Frame.Begin(buffer, FrameKind.Call);
        var writer = new WireWriter(buffer);
        var target = call.TargetId;
        var hasHeaders = CallHeaders.IsNeeded(call);
        writer.WriteVarUInt32((uint)FlagsOf(call, hasHeaders));
        writer.WriteVarUInt32(callId);
        writer.WriteFixed32(call.Method.Id);
        writer.WriteBytes(target.Type.AsSpan());
        writer.WriteBytes(target.Key.AsSpan());
        writer.WriteVarUInt32((uint)Math.Clamp(call.DeadlineMs - call.Runtime.Clock.NowMs, 0, TimeLeftMsMax));
        if (hasHeaders)
        {
            CallHeaders.Write(ref writer, call);
        }

        call.WriteArguments(ref writer);
        writer.Flush();
        return Frame.End(buffer);
    }

    private static CallFlags FlagsOf(GrainCall call, bool hasHeaders) =>
        (call.Method.IsOneWay ? CallFlags.OneWay : 0)
        | (call.MayCancel ? CallFlags.Cancellable : 0)
        | (hasHeaders ? CallFlags.HasHeaders : 0);
}
