using System.Diagnostics;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>
/// What some calls bring along: a length, then tagged fields, of which unknown ones are skipped.
/// </summary>
internal static class CallHeaders
{
    private const uint SourceId = 0;
    private const uint ContextId = 1;
    private const uint TraceParentId = 2;
    private const uint TraceStateId = 3;
    private const uint HopsId = 4;
    private const uint MapVersionId = 5;

    /// <summary>Whether a call has any.</summary>
    public static bool IsNeeded(GrainCall call) => call.Context is not null || call.Trace is not null || call.SourceId is not null || call.Hops > 0;

    /// <summary>Writes the block.</summary>
    public static void Write(ref WireWriter writer, GrainCall call)
    {
        var block = WireBuffer.Rent();
        try
        {
            var fields = new WireWriter(block);
            WriteFields(ref fields, call);
            fields.WriteEnd();
            fields.Flush();
            writer.WriteBytes(block.Written);
        }
        finally
        {
            block.Return();
        }
    }

    /// <summary>Reads a block.</summary>
    /// <exception cref="WireFormatException">The bytes are no such block.</exception>
    public static ArrivedWith Read(ReadOnlySpan<byte> block, IReferenceActivator references)
    {
        var reader = new WireReader(block, references);
        var with = new ArrivedWith();
        string? traceParent = null;
        string? traceState = null;
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case SourceId:
                    with.SourceId = Codecs.For<GrainId>().ReadField(ref reader);
                    break;
                case ContextId:
                    with.Context = ReadContext(ref reader);
                    break;
                case TraceParentId:
                    traceParent = reader.ReadString();
                    break;
                case TraceStateId:
                    traceState = reader.ReadString();
                    break;
                case HopsId:
                    with.Hops = reader.ReadByte();
                    break;
                case MapVersionId:
                    with.MapVersion = reader.ReadInt32();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        with.Trace = ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var trace) ? trace : null;
        return with;
    }

    private static void WriteFields(ref WireWriter writer, GrainCall call)
    {
        uint last = 0;
        if (call.SourceId is { } source)
        {
            Codecs.For<GrainId>().WriteField(ref writer, SourceId, source);
        }

        if (call.Context is { } context)
        {
            Codecs.For<Dictionary<string, object>>().WriteField(ref writer, ContextId - last, context.Values);
            last = ContextId;
        }

        if (TraceOf(call) is { Parent: { } parent } trace)
        {
            writer.WriteString(TraceParentId - last, parent);
            last = TraceParentId;
            if (trace.State is { Length: > 0 } state)
            {
                writer.WriteString(TraceStateId - last, state);
                last = TraceStateId;
            }
        }

        if (call.Hops > 0)
        {
            writer.WriteByte(HopsId - last, (byte)call.Hops);
            writer.WriteInt32(MapVersionId - HopsId, call.MapVersion);
        }
    }

    /// <summary>The caller's span; where the call is handed on, the one that it arrived with.</summary>
    private static (string? Parent, string? State) TraceOf(GrainCall call)
    {
        if (call.Trace is { IdFormat: ActivityIdFormat.W3C } trace)
        {
            return (trace.Id, trace.TraceStateString);
        }

        return call.ArrivedWith?.Trace is { } arrived
            ? ($"00-{arrived.TraceId}-{arrived.SpanId}-{(int)arrived.TraceFlags:x2}", arrived.TraceState)
            : default;
    }

    private static RequestContextData? ReadContext(ref WireReader reader)
    {
        var values = Codecs.For<Dictionary<string, object>?>().ReadField(ref reader);
        return values is null ? null : new RequestContextData(values);
    }
}
