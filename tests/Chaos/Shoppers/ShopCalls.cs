using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Shop.Chaos.Shoppers;

/// <summary>
/// A shopper's requests: each is made again, under the same name, until it is answered. What is noted is each try, so that what a
/// client without patience would have seen is counted.
/// </summary>
/// <param name="http">With the shop's address.</param>
/// <param name="meter">Counts.</param>
/// <param name="gone">The shopper has gone: what was asked for and isn't answered by then never is, and nothing is asked for any more.</param>
internal sealed class ShopCalls(HttpClient http, Meter meter, CancellationToken gone = default) : IShopCalls
{
    // Much longer than any fault of a drill lasts.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(150);

    // For a first try that is said to be under way: whoever made it may be dead, which the shop finds out after a minute.
    private static readonly TimeSpan _twinPatience = TimeSpan.FromSeconds(5);

    /// <summary>The code of an answer that says that the first try of the same wish is under way.</summary>
    public const string InUse = "idempotency_key_in_use";

    // Short, so that a gap that is measured is the shop's and not the client's.
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public string? Token { get; set; }

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The shopper had gone before.</exception>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? key = null)
    {
        gone.ThrowIfCancellationRequested();
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await TryAsync(method, path, body, key);
            if (answer is { } told && (told.Text("code") != InUse || Stopwatch.GetElapsedTime(began) > _twinPatience))
            {
                return told;
            }

            if (Stopwatch.GetElapsedTime(began) > _patience || gone.IsCancellationRequested)
            {
                return default;
            }

            await Task.Delay(_pause);
        }
    }

    // Null where it is worth another try.
    private async Task<Answer?> TryAsync(HttpMethod method, string path, object? body, string? key)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var request = NewRequest(method, path, body, key);
            using var answer = await http.SendAsync(request, gone);
            var status = (int)answer.StatusCode;
            if (status is >= 500 or 429)
            {
                meter.Note(began, $"{status} of {method} {Shape(path)}");
                return null;
            }

            var bytes = await answer.Content.ReadAsByteArrayAsync(gone);
            meter.Note(began, null);
            return new Answer(status, Read(answer, bytes));
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or OperationCanceledException)
        {
            meter.Note(began, exception is OperationCanceledException ? "no answer in time" : "connection lost or refused");
            return null;
        }
    }

    private HttpRequestMessage NewRequest(HttpMethod method, string path, object? body, string? key)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (Token is not null && !path.StartsWith("http", StringComparison.Ordinal))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return request;
    }

    private static JsonElement Read(HttpResponseMessage answer, byte[] bytes)
    {
        if (answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true)
        {
            return default;
        }

        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }

    // Without what is in it of ids: the same for all requests of a kind.
    private static string Shape(string path) => string.Join('/', path.Split('?')[0].Split('/').Select(static part => part.Any(char.IsAsciiDigit) && part != "v1" ? "…" : part));
}
