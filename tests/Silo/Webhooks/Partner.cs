using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shop.Silo.Tests.Webhooks;

/// <summary>Somebody who is told of events, on a loopback port.</summary>
internal sealed class Partner : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Partner(WebApplication app) => _app = app;

    /// <summary>What it was told, in order of arrival.</summary>
    public ConcurrentQueue<Told> Received { get; } = [];

    /// <summary>What it answers.</summary>
    public Func<Task<int>> Answer { get; set; } = static () => Task.FromResult(204);

    public string Url => $"{_app.Urls.Single()}/hooks";

    public static async Task<Partner> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var partner = new Partner(builder.Build());
        partner._app.MapPost("/hooks", partner.TakeAsync);
        partner._app.MapPost("/elsewhere", partner.TakeAsync);
        await partner._app.StartAsync();
        return partner;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new StreamReader(request.Body);
        Received.Enqueue(new Told(
            request.Path, request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString(),
            request.Headers["webhook-signature"].ToString(), await body.ReadToEndAsync()));
        var status = await Answer();
        return status == 307 ? Results.Redirect("/elsewhere", preserveMethod: true) : Results.StatusCode(status);
    }
}

/// <summary>A delivery as it came.</summary>
internal sealed record Told(string Path, string Id, string Timestamp, string Signature, string Body);
