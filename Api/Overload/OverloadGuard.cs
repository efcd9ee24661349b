using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Shop.Api.Overload;

/// <summary>
/// Answers a request when its turn has come, and refuses it at once where there are more than the shop can bear. It stands behind the
/// limits by session and address: whoever is refused by those takes nobody's turn.
/// </summary>
internal sealed class OverloadGuard : IDisposable
{
    private static readonly RouteLoad _nowhere = RouteLoad.Of(null);
    private static readonly RequestRank[] _ranks = Enum.GetValues<RequestRank>();

    private readonly ConcurrentDictionary<Endpoint, RouteLoad> _routes = new(); // as many as the process has
    private readonly Meter _meter = new(ShopMeter.Name);
    private readonly OverloadGate _gate;
    private readonly TimeProvider _time;
    private readonly ComeBack _comeBack;
    private readonly long[] _refused = new long[_ranks.Length];

    public OverloadGuard(OverloadGate gate, TimeProvider time)
    {
        (_gate, _time, _comeBack) = (gate, time, new ComeBack(time));
        // Told from the first moment on, as nothing yet: a rate needs a number before the first refusal.
        _meter.CreateObservableCounter(
            "shop.requests.refused", () => _ranks.Select(rank => new Measurement<long>(Volatile.Read(ref _refused[(int)rank]), new KeyValuePair<string, object?>("rank", $"{rank}"))),
            "{request}", "Requests that were refused because the shop is busy, by rank.");
        _meter.CreateObservableGauge("shop.requests.limit", () => gate.Limit, "{request}", "Requests that are answered at a time at most, as found out.");
        _meter.CreateObservableGauge("shop.requests.answering", () => gate.Answering, "{request}", "Requests that are being answered.");
        _meter.CreateObservableGauge("shop.requests.waiting", () => gate.Waiting, "{request}", "Requests that wait for their turn.");
    }

    /// <summary>Answers a request, or refuses it.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        var route = endpoint is null ? _nowhere : _routes.GetOrAdd(endpoint, static endpoint => RouteLoad.Of(endpoint));
        return !route.IsCounted ? next(context) : _gate.TryEnter() ? AnswerAsync(context, next, route) : WaitAsync(context, next, route);
    }

    public void Dispose() => _meter.Dispose();

    private async Task WaitAsync(HttpContext context, RequestDelegate next, RouteLoad route)
    {
        var rank = route.RankOf(context.Request);
        if (await _gate.EnterAsync(rank))
        {
            await AnswerAsync(context, next, route);
            return;
        }

        Interlocked.Increment(ref _refused[(int)rank]);
        context.Response.Headers.RetryAfter = _comeBack.After(rank).ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    private async Task AnswerAsync(HttpContext context, RequestDelegate next, RouteLoad route)
    {
        var (startedAt, hasFailed) = (_time.GetTimestamp(), true);
        try
        {
            await next(context);
            hasFailed = context.Response.StatusCode >= StatusCodes.Status400BadRequest;
        }
        finally
        {
            _comeBack.Answered();
            // What was refused or failed was so for another reason, often quickly.
            _gate.Leave(route, route.IsMeasured && !hasFailed && !WaitsForOthers.IsMarked(context) ? _time.GetElapsedTime(startedAt) : null);
        }
    }
}
