using System.Net.ServerSentEvents;
using System.Text.Json;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Live;

/// <summary>A browser's live stream.</summary>
internal sealed class LiveReader : IAsyncDisposable
{
    // Far longer than any change takes to arrive: a test fails by it, and never waits for it.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private LiveReader(HttpResponseMessage answer, Stream body) =>
        (_answer, _events) = (answer, SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator());

    public static async Task<LiveReader> OpenAsync(ShopClient client, string topics, string? lastId = null)
    {
        var answer = await RequestAsync(client, topics, lastId);
        ((int)answer.StatusCode).ShouldBe(200);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new LiveReader(answer, await answer.Content.ReadAsStreamAsync());
    }

    public static Task<HttpResponseMessage> RequestAsync(ShopClient client, string topics, string? lastId = null) =>
        client.SendStreamingAsync($"/api/v1/live?topics={topics}", lastId is null ? [] : [("Last-Event-ID", lastId)]);

    /// <summary>The next event that is no sign of life; null at the end.</summary>
    public async Task<(string Event, JsonElement Data, string? Id)?> NextAsync()
    {
        using var late = new CancellationTokenSource(_patience); // signs of life come all the time
        while (await _events.MoveNextAsync().AsTask().WaitAsync(late.Token))
        {
            if (_events.Current is { EventType: not "ping" } item)
            {
                return (item.EventType, JsonElement.Parse(item.Data), item.EventId);
            }
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        _answer.Dispose(); // the connection with it
        return ValueTask.CompletedTask;
    }
}
