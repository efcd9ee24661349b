using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Shop.Chaos.Shoppers;

namespace Shop.Bench.Spike;

/// <summary>One virtual shopper's requests, over connections that all share; each is made again, as told, for as long as one waits.</summary>
internal sealed class CrowdCalls(Connections connections, Random random, TimeSpan patience) : IShopCalls
{
    // Who isn't told when to ask again asks after about a second, as browsers' retries do; no two at the same moment.
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string? Token { get; set; }

    /// <summary>Looks at a page; false where it didn't come.</summary>
    public async Task<bool> LookAsync(string path) => !(await AskAsync(Bytes(HttpMethod.Get, path, null, null), isRead: false)).IsUnknown;

    /// <inheritdoc/>
    public Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? key = null) =>
        AskAsync(Bytes(method, path, body, key), isRead: true);

    private async Task<Answer> AskAsync(byte[] request, bool isRead)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var told = await connections.AskAsync(request, isRead);
            if (told.Outcome == Outcome.Answered && told.Answer.Text("code") != ShopCalls.InUse)
            {
                return told.Answer;
            }

            if (Stopwatch.GetElapsedTime(began) > patience)
            {
                return told.Answer; // unknown, or that somebody is at it
            }

            var pause = told.RetryAfter > TimeSpan.Zero ? told.RetryAfter : _pause;
            await Task.Delay(pause * (0.75 + (random.NextDouble() / 2)));
        }
    }

    private byte[] Bytes(HttpMethod method, string path, object? body, string? key)
    {
        var content = body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);
        var head = $"{method} {path} HTTP/1.1\r\nHost: {connections.Address.Authority}\r\nAccept: */*\r\n"
            + (Token is null ? "" : $"Authorization: Bearer {Token}\r\n")
            + (key is null ? "" : $"Idempotency-Key: {key}\r\n")
            + (body is null ? "" : "Content-Type: application/json\r\n")
            + (method == HttpMethod.Get ? "\r\n" : $"Content-Length: {content.Length}\r\n\r\n");
        var bytes = new byte[head.Length + content.Length];
        Encoding.ASCII.GetBytes(head, bytes);
        content.CopyTo(bytes, head.Length);
        return bytes;
    }
}
