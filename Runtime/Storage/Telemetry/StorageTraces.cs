using System.Diagnostics;
using Shop.Runtime.Storage.Batching;

namespace Shop.Runtime.Storage.Telemetry;

/// <summary>
/// The traces of storage: a span for each operation, from its queueing to its answer, and one for each batch that a traced operation is
/// in. The batch goes on with the first one's trace, and is linked to the others'. Costs a branch while nobody listens.
/// </summary>
internal static class StorageTraces
{
    /// <summary>The source's name.</summary>
    public const string Name = "Shop.Runtime.Storage";

    // What a collector takes with a span without complaint.
    private const int LinksMax = 100;

    private static readonly ActivitySource _source = new(Name);

    /// <summary>An operation is about to be queued.</summary>
    public static Activity? Begin(string operation, BatchMember member)
    {
        if (!_source.HasListeners())
        {
            return null;
        }

        // The row's own name stays out: keys of grains are ids of people's things.
        var span = _source.StartActivity($"{operation} {member.Key.StateName}", ActivityKind.Client);
        span?.SetTag("db.system.name", "postgresql").SetTag("db.operation.name", operation).SetTag("shop.state", member.Key.StateName);
        member.Trace = span?.Context;
        return span;
    }

    /// <summary>A batch is about to be sent.</summary>
    public static Activity? BeginBatch<TMember>(List<TMember> batch)
        where TMember : BatchMember
    {
        if (!_source.HasListeners())
        {
            return null;
        }

        var traces = batch.Where(static member => member.Trace is not null).Select(static member => member.Trace!.Value).Take(LinksMax).ToList();
        return traces.Count == 0
            ? null
            : _source.StartActivity("batch", ActivityKind.Internal, traces[0], links: traces.Skip(1).Select(static trace => new ActivityLink(trace)))
                ?.SetTag("db.operation.batch.size", batch.Count);
    }
}
