using System.Diagnostics;
using System.Diagnostics.Metrics;
using Shop.Payments;

namespace Shop.Silo.Payments;

/// <summary>Measures how long a payment provider takes, and what it answers.</summary>
internal sealed class MeteredProvider(IPaymentProvider provider) : IPaymentProvider
{
    private static readonly Meter _meter = new(ShopMeter.Name);

    private static readonly Histogram<double> _calls =
        _meter.CreateHistogram<double>("shop.payments.duration", "ms", "Calls to a payment provider, by what was asked and what it said.");

    /// <inheritdoc/>
    public string Name => provider.Name;

    /// <inheritdoc/>
    public Task<PaymentAnswer> AuthoriseAsync(string key, Money amount, PaymentDetails details, string? returnUrl, CancellationToken cancellationToken) =>
        MeasureAsync("authorise", () => provider.AuthoriseAsync(key, amount, details, returnUrl, cancellationToken), Outcome);

    /// <inheritdoc/>
    public Task<PaymentAnswer> FindAsync(string key, CancellationToken cancellationToken) =>
        MeasureAsync("find", () => provider.FindAsync(key, cancellationToken), Outcome);

    /// <inheritdoc/>
    public Task<PaymentAnswer> CaptureAsync(string key, CancellationToken cancellationToken) =>
        MeasureAsync("capture", () => provider.CaptureAsync(key, cancellationToken), Outcome);

    /// <inheritdoc/>
    public Task<PaymentAnswer> CancelAsync(string key, CancellationToken cancellationToken) =>
        MeasureAsync("cancel", () => provider.CancelAsync(key, cancellationToken), Outcome);

    /// <inheritdoc/>
    public Task<bool?> RefundAsync(string key, string refund, Money amount, CancellationToken cancellationToken) => MeasureAsync(
        "refund",
        () => provider.RefundAsync(key, refund, amount, cancellationToken),
        static done => done switch { null => nameof(PaymentState.Unknown), true => "Refunded", false => "Refused" });

    /// <inheritdoc/>
    public Task<ProviderPage?> ListAsync(PaymentState? state, DateTimeOffset changedSince, string? after, CancellationToken cancellationToken) => MeasureAsync(
        "list",
        () => provider.ListAsync(state, changedSince, after, cancellationToken),
        static page => page is null ? nameof(PaymentState.Unknown) : "Listed");

    private static string Outcome(PaymentAnswer answer) => answer.State.ToString();

    private async Task<T> MeasureAsync<T>(string operation, Func<Task<T>> call, Func<T, string> outcomeOf)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = "Failed";
        try
        {
            var answer = await call();
            outcome = outcomeOf(answer);
            return answer;
        }
        finally
        {
            _calls.Record(
                Stopwatch.GetElapsedTime(started).TotalMilliseconds, new("provider", provider.Name), new("operation", operation), new("outcome", outcome));
        }
    }
}
