using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Telemetry;

[Collection(WatchedShopTests.Name)]
public sealed class TraceTests(WatchedShop shop)
{
    [Fact]
    public async Task a_request_is_one_trace_from_the_api_through_the_silo_into_postgresql()
    {
        var request = await SpanAsync(span => span is { Service: "api", Name: "POST /api/v1/carts/{id:cart}/items" });
        var turn = await SpanAsync(span => span.Service == "silo" && span.Name == Published.Call("ICartGrain", "Add") && span.Trace == request.Trace);
        var write = await SpanAsync(span => span is { Service: "silo", Name: "write cart" } && span.Trace == request.Trace);
        var batch = await SpanAsync(span => span is { Service: "silo", Name: "batch" } && span.Parent == write.Id);
        var statement = await SpanAsync(span => span.Service == "silo" && span.Parent == batch.Id);

        write.Parent.ShouldBe(turn.Id);
        statement.Trace.ShouldBe(request.Trace);
        request.Attributes["http.route"].ShouldBe("/api/v1/carts/{id:cart}/items");
        turn.Attributes["rpc.method"].ShouldBe(Published.CartAdd);
        write.Attributes["db.system.name"].ShouldBe("postgresql");
    }

    [Fact]
    public async Task a_checkouts_statements_are_in_its_requests_trace()
    {
        var request = await SpanAsync(span => span is { Service: "api", Name: "POST /api/v1/checkouts" });

        await SpanAsync(span => span.Service == "silo" && span.Name == Published.Call("ICheckoutGrain", "Begin") && span.Trace == request.Trace);
        await SpanAsync(span => span.Service == "silo" && span.Name == Published.Call("IStockGrain", "Hold") && span.Trace == request.Trace);
    }

    [Fact]
    public async Task a_shopper_decides_about_no_traces()
    {
        await SpanAsync(span => span.Service == "api");

        shop.Collector.Spans.ShouldAllBe(span => span.Trace != WatchedShop.StrangeTrace);
    }

    [Fact]
    public async Task no_trace_tells_of_people_and_their_things()
    {
        await SpanAsync(span => span.Service == "silo" && span.Name == Published.Call("ICheckoutGrain", "Pay"));

        foreach (var span in shop.Collector.Spans)
        {
            shop.Secrets.ShouldAllBe(secret => !span.Raw.Contains(secret), span.Name);
        }
    }

    [Fact]
    public async Task measurements_are_sent_to_the_collector_too() =>
        await Eventually.ReadAsync(() => Task.FromResult(shop.Collector.Posts.ContainsKey("metrics")), static isThere => isThere);

    private Task<Collector.Span> SpanAsync(Func<Collector.Span, bool> isIt, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(isIt))] string what = "") =>
        Eventually.ReadAsync(() => Task.FromResult(shop.Collector.Spans.FirstOrDefault(isIt)!), static span => span is not null, what);
}
