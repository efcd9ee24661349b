using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Shop.TestPayments.Webhooks;

/// <summary>
/// Tells the shop of what was decided, at least once, signed as the shop's own webhooks are:
/// <c>Webhook-Signature: t=…,v1=HMAC-SHA256(secret, t + "." + body)</c>.
/// </summary>
internal sealed partial class WebhookSending(
    NpgsqlDataSource database, TestPaymentsSettings settings, IHttpClientFactory http, TimeProvider time, ILogger<WebhookSending> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(500);

    // A shop answers within a second; one that doesn't is asked again.
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(5);

    // After some hours of doubling it is no matter of trying again.
    private const int AttemptsMax = 15;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.WebhookUrl.Length == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SendDueAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task SendDueAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var (id, body) in await ClaimAsync(stoppingToken))
            {
                if (await SendAsync(body, stoppingToken))
                {
                    await MarkSentAsync(id, stoppingToken);
                }
            }
        }
        catch (NpgsqlException exception)
        {
            LogUnsent(logger, exception);
        }
    }

    /// <summary>Takes what is due, and makes it due again later, should this process end before it is sent.</summary>
    private async Task<List<(string Id, string Body)>> ClaimAsync(CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand($"""
            UPDATE test_payments.webhooks SET attempts = attempts + 1, due_at = now() + least(interval '1 hour', interval '1 second' * 2 ^ attempts)
            WHERE id IN
            (
                SELECT id FROM test_payments.webhooks
                WHERE sent_at IS NULL AND due_at <= now() AND attempts < {AttemptsMax}
                ORDER BY due_at LIMIT 20 FOR UPDATE SKIP LOCKED
            )
            RETURNING id, body
            """);
        await using var reader = await command.ExecuteReaderAsync(stoppingToken);
        var due = new List<(string, string)>();
        while (await reader.ReadAsync(stoppingToken))
        {
            due.Add((reader.GetString(0), reader.GetString(1)));
        }

        return due;
    }

    private async Task<bool> SendAsync(string body, CancellationToken stoppingToken)
    {
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.WebhookSecret), Encoding.UTF8.GetBytes($"{at}.{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.WebhookUrl)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Webhook-Signature", $"t={at},v1={Convert.ToHexStringLower(signature)}");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        patience.CancelAfter(_timeout);
        try
        {
            using var client = http.CreateClient();
            using var answer = await client.SendAsync(request, patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            stoppingToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private async Task MarkSentAsync(string id, CancellationToken stoppingToken)
    {
        await using var command = database.CreateCommand("UPDATE test_payments.webhooks SET sent_at = now() WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        await command.ExecuteNonQueryAsync(stoppingToken);
    }

    [LoggerMessage(6200, LogLevel.Warning, "Webhooks could not be sent: the database can't be reached")]
    private static partial void LogUnsent(ILogger logger, Exception exception);
}
