using System.Net;
using System.Text.RegularExpressions;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Telemetry;

[Collection(WatchedShopTests.Name)]
public sealed partial class MetricsTests(WatchedShop shop)
{
    // What a silo reads from the database comes some seconds after its start; what follows from an order a moment after it.
    private static readonly string[] _ofSilo =
    [
        "target_info{service_name=\"silo\"",
        "service_instance_id=\"silo-a\"",
        "cloud_availability_zone=\"b\"",
        "orleans_grains{grain_type=\"cart\"} 1",
        "storage_batch_rows_count{operation=\"write\",provider=\"Default\"}",
        "storage_batch_duration_milliseconds_bucket{operation=\"write\",provider=\"Default\",le=\"0.25\"}",
        "storage_queue_length{operation=\"read\",provider=\"Default\"} 0",
        "shop_grains_calls 0",
        "shop_carts_commands_total{command=\"AddItem\",outcome=\"Done\"} 1",
        "shop_stock_holds_total{outcome=\"Held\"} 1",
        "shop_checkouts_steps_total{reason=\"\",status=\"Paid\"} 1",
        "shop_checkouts_steps_total{reason=\"declined\",status=\"Open\"} 1",
        "shop_payments_duration_milliseconds_count{operation=\"authorise\",outcome=\"Authorised\",provider=\"test\"} 1",
        "shop_payments_duration_milliseconds_count{operation=\"authorise\",outcome=\"Declined\",provider=\"test\"} 1",
        "shop_outbox_handled_total{kind=\"payment.capture\",outcome=\"done\"} 1",
        "shop_outbox_waiting{of=\"outbox\"} 0",
        "shop_outbox_age_seconds{of=\"mail\"} 0",
        "shop_outbox_given_up 0",
        "shop_checkouts_stuck 0",
        "shop_payments_differences 0",
        "shop_cluster_silos{state=\"active\"} 1",
        "shop_cluster_silos{state=\"declared_dead\"} 0",
        "shop_stock_mismatches 0",
        "shop_webhooks_waiting 1",
        "shop_webhooks_failing 0",
        "shop_webhooks_given_up 0",
        "shop_webhooks_sent_total{outcome=\"failed\"}",
        "db_client_operation_duration_seconds_count{",
        "dotnet_gc_collections_total{",
        .. Published.OfSilo,
    ];

    private static readonly string[] _ofApi =
    [
        "target_info{service_name=\"api\"",
        "http_server_request_duration_seconds_count{http_request_method=\"POST\",http_response_status_code=\"200\",http_route=\"/api/v1/checkouts/{",
        "http_server_request_duration_seconds_count{http_request_method=\"POST\",http_response_status_code=\"402\",http_route=\"/api/v1/checkouts/{",
        "http_server_active_requests{http_request_method=\"GET\"}",
        "kestrel_active_connections",
        "shop_requests_limit ",
        "shop_requests_refused_total{rank=\"Buying\"} 0",
        "db_client_connection_count{",
        .. Published.OfApi,
    ];

    [Fact]
    public async Task a_silo_publishes_what_it_and_the_database_know() =>
        await Eventually.ReadAsync(() => shop.Silo.MetricsAsync(), static page => _ofSilo.All(page.Contains), string.Join('\n', _ofSilo));

    [Fact]
    public async Task an_api_publishes_its_requests_and_its_calls_of_grains() =>
        await Eventually.ReadAsync(() => shop.Api.MetricsAsync(), static page => _ofApi.All(page.Contains), string.Join('\n', _ofApi));

    [Fact]
    public async Task the_pages_are_well_formed()
    {
        foreach (var page in new[] { await shop.Silo.MetricsAsync(), await shop.Api.MetricsAsync() })
        {
            page.TrimEnd('\n').Split('\n').ShouldAllBe(line => Line().IsMatch(line));
        }

        (await shop.Api.MetricsAsync("application/openmetrics-text;version=1.0.0")).ShouldEndWith("# EOF\n");
    }

    [Fact]
    public async Task a_bucket_of_requests_has_the_trace_of_one_of_them()
    {
        var page = await shop.Api.MetricsAsync("application/openmetrics-text;version=1.0.0");

        var exemplar = Exemplar().Match(page);

        exemplar.Success.ShouldBeTrue(page);
        await Eventually.ReadAsync(
            () => Task.FromResult(shop.Collector.Spans.Any(span => span.Trace == exemplar.Groups[1].Value && span.Service == "api")), static isThere => isThere);
    }

    [Fact]
    public async Task no_label_tells_of_people_and_their_things()
    {
        var pages = await shop.Silo.MetricsAsync() + await shop.Api.MetricsAsync();

        shop.Secrets.ShouldAllBe(secret => !pages.Contains(secret));
    }

    [Fact]
    public async Task shoppers_are_not_shown_what_is_measured()
    {
        using var client = new HttpClient();

        using var answer = await client.GetAsync($"{shop.Url}/metrics");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("""^(# (HELP|TYPE|UNIT) [a-zA-Z_:][a-zA-Z0-9_:]* .+|[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*")*\})? (-?[0-9.]+(E[-+]?[0-9]+)?|[-+]Inf|NaN))$""")]
    private static partial Regex Line();

    [GeneratedRegex("""http_server_request_duration_seconds_bucket\{[^}]*http_route="/api/v1/carts[^}]*\}? .*# \{trace_id="([0-9a-f]{32})",span_id="[0-9a-f]{16}"\}""")]
    private static partial Regex Exemplar();
}
