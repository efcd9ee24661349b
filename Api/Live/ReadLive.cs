using System.Runtime.CompilerServices;
using System.Text;
using Shop.Api.Problems;

namespace Shop.Api.Live;

/// <summary>
/// A stream of events: <c>changed</c> with a topic and its version, of a product with how it is, of a waiting room with the caller's place; <c>gone</c> where a topic isn't the
/// caller's, or isn't there; <c>ping</c> where nothing else was said for long. After a break the browser names the last event that
/// it got, and is told of what has changed since.
/// </summary>
internal static class ReadLive
{
    private const string LastEventId = "Last-Event-ID";

    public static async Task<IResult> HandleAsync(
        string? topics, LiveHub hub, LiveBounds bounds, LiveOwnership ownership, LivePlaces places, IHostApplicationLifetime life, HttpContext context)
    {
        var read = LiveTopic.ReadAll(topics);
        var validation = new Validation().That(
            !read.IsEmpty, "topics", $"These are 1 to {LiveTopic.CountMax} of product:ID, cart:ID, order:ID and waiting-room:ID, with commas between.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (bounds.Enter(context, out var refusal) is not { } place)
        {
            context.Response.Headers.RetryAfter = "10";
            return Problem.Of(refusal, "too_many_streams", "There are too many live streams. A browser needs one for all of its tabs.");
        }

        context.Response.RegisterForDispose(place);
        context.Response.Headers["X-Accel-Buffering"] = "no"; // proxies hand on each event at once
        context.Response.Headers.CacheControl = "no-store";
        return new LiveEvents(EventsAsync(new LiveStream(read, context.Request.Headers[LastEventId]), hub, ownership, places, life, context));
    }

    private static async IAsyncEnumerable<LiveEvent> EventsAsync(
        LiveStream stream, LiveHub hub, LiveOwnership ownership, LivePlaces places, IHostApplicationLifetime life, HttpContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        await using var ending = end.Token.Register(stream.End);
        var gone = new HashSet<LiveTopic>();
        foreach (var topic in stream.Topics)
        {
            if (!await ownership.AllowsAsync(context, topic))
            {
                gone.Add(topic);
                yield return new LiveEvent("gone", Encoding.UTF8.GetBytes($"{{\"topic\":\"{topic}\"}}"));
            }
        }

        try
        {
            await hub.AddAsync(stream, stream.Topics.Except(gone), end.Token);
            while (await stream.WaitAsync() && !end.IsCancellationRequested)
            {
                var changed = stream.TakeChanged();
                if (changed.Exists(static topic => topic.IsPrivate) && !await ownership.IsInSessionAsync(context))
                {
                    yield break;
                }

                foreach (var topic in changed)
                {
                    var version = hub.VersionOf(topic);
                    if (stream.TryTell(topic, version))
                    {
                        var told = topic.Kind == LiveTopic.WaitingRoom ? await places.TellAsync(topic, version, context) : await hub.TellAsync(topic, version);
                        hub.Sent(stream);
                        yield return new LiveEvent("changed", told, stream.Id);
                    }
                }

                if (hub.IsSilent(stream))
                {
                    hub.Sent(stream);
                    yield return new LiveEvent("ping", []);
                }
            }
        }
        finally
        {
            hub.Remove(stream);
        }
    }
}
