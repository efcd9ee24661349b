using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shop.Api.Tests.Telemetry;

/// <summary>An OpenTelemetry collector as far as it listens: it keeps the spans that are sent to it over HTTP, and who sent what else.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Collector(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public ConcurrentBag<Span> Spans { get; } = [];

    /// <summary>The paths that were posted to, with how often.</summary>
    public ConcurrentDictionary<string, int> Posts { get; } = [];

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/v1/{kind}", async (string kind, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            collector.Posts.AddOrUpdate(kind, 1, static (_, count) => count + 1);
            if (kind == "traces")
            {
                Read(body.ToArray()).ForEach(collector.Spans.Add);
            }

            return Results.Bytes([], "application/x-protobuf");
        });
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // opentelemetry/proto/trace/v1/trace.proto: resource spans 1 {resource 1, scope spans 2 {scope 1, spans 2}}.
    private static List<Span> Read(byte[] request)
    {
        var spans = new List<Span>();
        foreach (var resourceSpans in Protobuf.Fields(request).Where(static field => field.Number == 1))
        {
            var parts = Protobuf.Fields(resourceSpans.Bytes).ToList();
            var service = Attributes(parts.First(static field => field.Number == 1).Bytes, 1)["service.name"];
            foreach (var scope in parts.Where(static field => field.Number == 2))
            {
                spans.AddRange(Protobuf.Fields(scope.Bytes).Where(static field => field.Number == 2).Select(field => ReadSpan(service, field.Bytes)));
            }
        }

        return spans;
    }

    private static Span ReadSpan(string service, byte[] bytes)
    {
        var fields = Protobuf.Fields(bytes).ToLookup(static field => field.Number, static field => field.Bytes);
        return new Span(
            service,
            Encoding.UTF8.GetString(fields[5].Single()),
            Convert.ToHexStringLower(fields[1].Single()),
            Convert.ToHexStringLower(fields[2].Single()),
            Convert.ToHexStringLower(fields[4].SingleOrDefault([])),
            Attributes(bytes, 9),
            Encoding.Latin1.GetString(bytes));
    }

    // Key 1, value 2 {string 1}; others than texts aren't asked for.
    private static Dictionary<string, string> Attributes(byte[] bytes, int number) => Protobuf.Fields(bytes)
        .Where(field => field.Number == number)
        .Select(static field => Protobuf.Fields(field.Bytes).ToDictionary(static part => part.Number, static part => part.Bytes))
        .ToDictionary(
            static pair => Encoding.UTF8.GetString(pair[1]),
            static pair => string.Concat(Protobuf.Fields(pair[2]).Where(static value => value.Number == 1).Select(static value => Encoding.UTF8.GetString(value.Bytes))));

    /// <param name="Raw">All that was sent of it, as characters.</param>
    internal sealed record Span(
        string Service, string Name, string Trace, string Id, string Parent, Dictionary<string, string> Attributes, string Raw);
}
