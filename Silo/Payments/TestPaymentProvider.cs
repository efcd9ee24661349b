using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Payments;

namespace Shop.Silo.Payments;

/// <summary>The test payment provider, over HTTP.</summary>
/// <param name="http">A client with the provider's address, our key and a time-out.</param>
public sealed partial class TestPaymentProvider(HttpClient http, ILogger<TestPaymentProvider> logger) : IPaymentProvider
{
    /// <inheritdoc/>
    public string Name => "test";

    /// <inheritdoc/>
    public Task<PaymentAnswer> AuthoriseAsync(string key, Money amount, PaymentDetails details, string? returnUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(details);
        var card = new { number = details.Card, expiry = details.Expiry, cvc = details.Cvc };
        var body = new { key, amount = amount.MinorUnits, currency = amount.Currency.ToString(), card, returnUrl };
        return AskAsync(HttpMethod.Post, "/v1/payments", body, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PaymentAnswer> FindAsync(string key, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, $"/v1/payments/{Uri.EscapeDataString(key)}", null, cancellationToken);

    /// <inheritdoc/>
    public Task<PaymentAnswer> CaptureAsync(string key, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, $"/v1/payments/{Uri.EscapeDataString(key)}/capture", new { }, cancellationToken);

    /// <inheritdoc/>
    public Task<PaymentAnswer> CancelAsync(string key, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, $"/v1/payments/{Uri.EscapeDataString(key)}/cancel", new { }, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool?> RefundAsync(string key, string refund, Money amount, CancellationToken cancellationToken)
    {
        var (status, _) = await SendAsync(
            HttpMethod.Post, $"/v1/payments/{Uri.EscapeDataString(key)}/refunds", new { key = refund, amount = amount.MinorUnits }, cancellationToken);
        return status switch
        {
            HttpStatusCode.OK => true,
            HttpStatusCode.Conflict or HttpStatusCode.NotFound => false,
            _ => null,
        };
    }

    /// <inheritdoc/>
    public async Task<ProviderPage?> ListAsync(PaymentState? state, DateTimeOffset changedSince, string? after, CancellationToken cancellationToken)
    {
        var query = $"/v1/payments?changedSince={Uri.EscapeDataString(changedSince.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))}";
        query += state is null ? "" : $"&status={JsonNamingPolicy.SnakeCaseLower.ConvertName($"{state}")}";
        query += after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
        var (status, answer) = await SendAsync(HttpMethod.Get, query, null, cancellationToken);
        return status == HttpStatusCode.OK && answer is { } page
            ? new ProviderPage(
                [.. page.GetProperty("items").EnumerateArray().Select(ReadListed)],
                page.TryGetProperty("next", out var next) ? next.GetString() : null)
            : null;
    }

    private async Task<PaymentAnswer> AskAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        var (status, answer) = await SendAsync(method, path, body, cancellationToken);
        return status switch
        {
            HttpStatusCode.OK or HttpStatusCode.Created when answer is { } payment => Read(payment),
            HttpStatusCode.NotFound => new PaymentAnswer(PaymentState.NeverHeardOf),
            HttpStatusCode.BadRequest => new PaymentAnswer(PaymentState.CardRefused, answer is { } problem ? FirstMember(problem) : null),
            _ => PaymentAnswer.Unknown,
        };
    }

    private async Task<(HttpStatusCode? Status, JsonElement? Answer)> SendAsync(
        HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            using var response = await http.SendAsync(request, cancellationToken);
            JsonElement? answer = response.Content.Headers.ContentLength == 0
                ? null
                : await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return (response.StatusCode, answer);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or JsonException)
        {
            LogNoAnswer(logger, path.Split('/')[^1], exception);
            return (null, null);
        }
    }

    private static ProviderPayment ReadListed(JsonElement payment)
    {
        // What was given up before anything was asked for has no currency.
        var currency = Currency.TryParse(payment.GetProperty("currency").GetString(), out var known) ? known : default;
        Money Amount(string name) => new(payment.GetProperty(name).GetInt64(), currency);
        return new ProviderPayment(
            payment.GetProperty("key").GetString()!, Read(payment).State, Amount("amount"), Amount("captured"), Amount("refunded"),
            payment.GetProperty("changedAt").GetDateTimeOffset());
    }

    private static PaymentAnswer Read(JsonElement payment) => new(
        payment.GetProperty("status").GetString() switch
        {
            "pending" => PaymentState.Pending,
            "requires_action" => PaymentState.RequiresAction,
            "authorised" => PaymentState.Authorised,
            "declined" => PaymentState.Declined,
            "captured" => PaymentState.Captured,
            "voided" => PaymentState.Voided,
            "cancelled" => PaymentState.Cancelled,
            _ => PaymentState.Unknown,
        },
        payment.TryGetProperty("reason", out var reason) ? reason.GetString() : null,
        payment.TryGetProperty("actionUrl", out var action) ? action.GetString() : null);

    private static string? FirstMember(JsonElement problem) =>
        problem.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(static member => member.Name).FirstOrDefault() : null;

    [LoggerMessage(5600, LogLevel.Warning, "The payment provider gave no answer to {Call}")]
    private static partial void LogNoAnswer(ILogger logger, string call, Exception exception);
}
