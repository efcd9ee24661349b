using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Shop.Runtime.Calls;

/// <summary>
/// The traces and metrics of grain calls. Costs a branch while nobody listens. Traces follow the OpenTelemetry
/// conventions for RPC; the source and meter have Orleans' names, so that one dashboard serves either build.
/// </summary>
internal static class CallTelemetry
{
    private static readonly ActivitySource _source = new("Microsoft.Orleans.Application");
    private static readonly Meter _meter = new("Microsoft.Orleans");

    private static readonly Histogram<double> _latency =
        _meter.CreateHistogram<double>("orleans-app-requests-latency", "ms", "From sending a call to its reply.");

    private static readonly Counter<long> _failures =
        _meter.CreateCounter<long>("orleans-app-requests-failed", "calls", "Calls that ended with an exception.");

    /// <summary>Notes when and under which trace a call sets out.</summary>
    public static void Sent(GrainCall call)
    {
        if (_source.HasListeners())
        {
            call.Trace = Activity.Current;
        }

        if (_latency.Enabled)
        {
            call.SentAt = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Opens the span of a turn. It is the current one until the turn's first await returns.</summary>
    public static void TurnBegins(GrainCall call)
    {
        if (!_source.HasListeners())
        {
            return;
        }

        call.Trace = _source.StartActivity(call.Method.ToString(), ActivityKind.Server, call.Trace?.Context ?? call.ArrivedWith?.Trace ?? default);
        call.Trace?.SetTag("rpc.system", "orleans")
            .SetTag("rpc.service", call.Method.InterfaceType.Name)
            .SetTag("rpc.method", call.Method.Name)
            .SetTag("rpc.orleans.target_id", call.TargetId.ToString());
    }

    /// <summary>Closes the span of a turn.</summary>
    public static void TurnEnded(GrainCall call, Exception? failure)
    {
        if (call.Trace is not { } span)
        {
            return;
        }

        if (failure is not null)
        {
            span.SetStatus(ActivityStatusCode.Error, failure.Message);
        }

        span.Dispose();
        call.Trace = null;
    }

    /// <summary>Counts a call whose caller has its answer.</summary>
    public static void Replied(GrainCall call, bool failed)
    {
        if (call.SentAt != 0)
        {
            _latency.Record(
                Stopwatch.GetElapsedTime(call.SentAt).TotalMilliseconds, new KeyValuePair<string, object?>("method", call.Method.ToString()));
        }

        if (failed && _failures.Enabled)
        {
            _failures.Add(1, new KeyValuePair<string, object?>("method", call.Method.ToString()));
        }
    }
}
