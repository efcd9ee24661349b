using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Shop.Api.Live;

/// <summary>
/// Writes events as they come, straight into the connection (<a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">
/// Server-Sent Events</a>). The framework's own result keeps a buffer of three times the longest event for each stream that is open,
/// which of ten thousand pages is more than all else that they cost.
/// </summary>
internal sealed class LiveEvents(IAsyncEnumerable<LiveEvent> events) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var gone = httpContext.RequestAborted;
        httpContext.Response.ContentType = "text/event-stream";
        httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        var body = httpContext.Response.BodyWriter;
        await body.FlushAsync(gone); // a browser's stream is open before there is anything to tell
        await foreach (var one in events.WithCancellation(gone))
        {
            Write(body, one);
            if ((await body.FlushAsync(gone)).IsCompleted)
            {
                return;
            }
        }
    }

    private static void Write(IBufferWriter<byte> body, LiveEvent one)
    {
        Encoding.UTF8.GetBytes($"event: {one.Type}\ndata: ", body);
        body.Write(one.Data);
        Encoding.UTF8.GetBytes(one.Id is null ? "\n\n" : $"\nid: {one.Id}\n\n", body);
    }
}
