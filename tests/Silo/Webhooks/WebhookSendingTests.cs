using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Shop.Hosting.Webhooks;
using Shop.Orders;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.Migrations;
using Shop.Silo.Tests.Orders;
using Shop.Silo.Webhooks;
using Shop.Webhooks;

namespace Shop.Silo.Tests.Webhooks;

/// <summary>What follows from lines of orders' stories, at somebody who listens on a socket.</summary>
public sealed class WebhookSendingTests : IAsyncLifetime
{
    private const string Data = """{"at": "2026-11-23T06:00:00Z", "orderId": "o", "number": "n", "status": "placed", "total": 1, "currency": "USD", "details": {}}""";

    private static readonly WebhookSecrets _secrets = new(new EphemeralDataProtectionProvider());

    private NpgsqlDataSource _database = null!;
    private HandmadeOrders _orders = null!;
    private Partner _partner = null!;

    public async Task InitializeAsync()
    {
        _database = NpgsqlDataSource.Create(await SiloProcess.CreateDatabaseAsync());
        await new SchemaMigrator(_database).MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations]);
        _orders = new HandmadeOrders(_database);
        _partner = await Partner.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _partner.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task whoever_wants_to_know_is_told_signed_and_it_is_in_the_log()
    {
        var webhook = await AddAsync(_partner.Url, "order.placed", "order.refunded");
        await RunAsync("UPDATE shop.webhook_endpoints SET former_secret = 'old', former_until = now() + interval '1 hour'");
        var order = await _orders.PlaceAsync();
        await _orders.CancelAsync(order);
        await _orders.RefundAsync(order, 150);

        await RoundAsync();

        var told = _partner.Received.OrderBy(static one => one.Id, StringComparer.Ordinal).ToList();
        told.Select(static one => one.Id).ShouldBe([$"{order}-1", $"{order}-3"]);
        foreach (var one in told)
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(one.Timestamp, CultureInfo.InvariantCulture));
            one.Signature.ShouldBe(WebhookSigning.Sign(at, Encoding.UTF8.GetBytes(one.Body), $"secret of {webhook}", "old"));
        }

        var refund = JsonElement.Parse(told[1].Body);
        (refund.GetProperty("id").GetString(), refund.GetProperty("type").GetString()).ShouldBe(($"{order}-3", "order.refunded"));
        refund.GetProperty("data").GetProperty("amount").GetRawText().ShouldBe("""{"amount":"1.50","currency":"USD"}""");
        (await LogAsync(webhook)).ShouldBe([$"{order}-1 delivered 1 204", $"{order}-3 delivered 1 204"]);
    }

    [Fact]
    public async Task whoever_wants_the_standard_is_told_as_it_says_by_a_secret_that_is_stored_protected()
    {
        const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        await AddAsync(_partner.Url, "order.placed");
        await RunAsync($"UPDATE shop.webhook_endpoints SET signing = 'standard', secret = '{_secrets.Protect(Secret)}'");
        var order = await _orders.PlaceAsync();

        await RoundAsync();

        var told = _partner.Received.ShouldHaveSingleItem();
        told.Id.ShouldBe($"{order}-1");
        told.Signature.ShouldBe(WebhookSigning.SignStandard(
            told.Id, DateTimeOffset.FromUnixTimeSeconds(long.Parse(told.Timestamp, CultureInfo.InvariantCulture)), Encoding.UTF8.GetBytes(told.Body), Secret));
    }

    [Fact]
    public async Task a_secret_whose_key_is_not_there_signs_nothing_and_the_delivery_comes_again()
    {
        using var client = Client();
        var strange = new WebhookSecrets(new EphemeralDataProtectionProvider()).Protect("whsec_AAAA");

        var outcome = await client.SendAsync(new WebhookDelivery(1, "e", "order.placed", Data, _partner.Url, strange, null), CancellationToken.None);

        outcome.ShouldBe(new WebhookOutcome(IsDelivered: false, null, "The secret can't be read: the key that protects it isn't there."));
        _partner.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task what_is_refused_comes_again_the_same_and_is_given_up_after_three_days()
    {
        var webhook = await AddAsync(_partner.Url, "order.placed");
        _partner.Answer = static () => Task.FromResult(500);
        var order = await _orders.PlaceAsync();
        await RoundAsync();
        (await LogAsync(webhook)).ShouldBe([$"{order}-1 waiting 1 500 Answered 500."]);
        await RoundAsync(); // not yet
        _partner.Received.Count.ShouldBe(1);

        await RunAsync("UPDATE shop.webhook_deliveries SET next_attempt_at = now(), due_since = now() - interval '73 hours'");
        await RoundAsync();
        (await LogAsync(webhook)).ShouldBe([$"{order}-1 given_up 2 500 Answered 500."]);
        await RunAsync("UPDATE shop.webhook_deliveries SET next_attempt_at = now(), due_since = now()");
        _partner.Answer = static () => Task.FromResult(200);
        await RoundAsync();

        (await LogAsync(webhook)).ShouldBe([$"{order}-1 delivered 3 200"]);
        _partner.Received.Select(static one => (one.Id, one.Body)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task one_that_does_not_answer_holds_up_no_other()
    {
        var never = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var silent = await Partner.StartAsync();
        silent.Answer = () => never.Task;
        await AddAsync(silent.Url, "order.placed");
        var webhook = await AddAsync(_partner.Url, "order.placed");
        using var client = Client();
        using var sending = Sending(client);
        await sending.StartAsync(CancellationToken.None);
        await _orders.PlaceAsync();
        await Eventually.ReadAsync(() => Task.FromResult(silent.Received.Count), static count => count == 1);

        var second = await _orders.PlaceAsync();

        await Eventually.ReadAsync(() => LogAsync(webhook), log => log.Contains($"{second}-1 delivered 1 204"));
        silent.Received.Count.ShouldBe(1);
        never.SetResult(204);
        await sending.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task one_that_cannot_be_told_holds_up_no_other()
    {
        var webhook = await AddAsync(_partner.Url, "order.placed");
        var order = await _orders.PlaceAsync();
        await RunAsync("INSERT INTO shop.webhook_deliveries (endpoint_id, event_id, type, data) SELECT endpoint_id, 'broken', type, '{}' FROM shop.webhook_deliveries");

        await RoundAsync();

        (await LogAsync(webhook)).ShouldBe([$"{order}-1 delivered 1 204", "broken waiting 1 What happened can't be put into words."]);
    }

    [Fact]
    public async Task nobody_is_followed_elsewhere_and_nobody_who_is_stopped_is_told()
    {
        var webhook = await AddAsync(_partner.Url, "order.placed", "order.cancelled");
        _partner.Answer = static () => Task.FromResult(307);
        var order = await _orders.PlaceAsync();
        await RoundAsync();

        await RunAsync("UPDATE shop.webhook_endpoints SET is_active = false; UPDATE shop.webhook_deliveries SET next_attempt_at = now()");
        await _orders.CancelAsync(order);
        await RoundAsync();

        _partner.Received.ShouldHaveSingleItem().Path.ShouldBe("/hooks");
        (await LogAsync(webhook)).ShouldBe([$"{order}-1 waiting 1 307 Answered 307."]);
    }

    [Fact]
    public async Task fault_23_a_private_address_is_not_called_whatever_its_name()
    {
        using var client = Client(allowPrivate: false);
        foreach (var host in new[] { "127.0.0.1", "10.0.0.7", System.Net.Dns.GetHostName() })
        {
            var outcome = await client.SendAsync(new WebhookDelivery(1, "e", "order.placed", Data, $"https://{host}:9", "s", null), CancellationToken.None);

            outcome.ShouldBe(new WebhookOutcome(IsDelivered: false, null, "The address isn't allowed."), host);
        }
    }

    [Fact]
    public void every_line_of_an_orders_story_can_be_told() => WebhookEvents.All.ShouldBe(
        typeof(OrderEvents).GetFields().Where(static field => field.Name != nameof(OrderEvents.Shop)).Select(static field => $"order.{field.GetRawConstantValue()}"),
        ignoreOrder: true);

    private static WebhookClient Client(bool allowPrivate = true) =>
        new(Options.Create(new WebhookSettings { AllowPrivate = allowPrivate }), _secrets, TimeProvider.System);

    private WebhookSending Sending(WebhookClient client) =>
        new(new WebhookQueue(_database), client, TimeProvider.System, NullLogger<WebhookSending>.Instance);

    private async Task RoundAsync()
    {
        using var client = Client();
        using var sending = Sending(client);
        await sending.RoundAsync(CancellationToken.None);
    }

    private async Task<WebhookId> AddAsync(string url, params string[] events)
    {
        var id = WebhookId.Of(OperationId.New());
        await RunAsync($"INSERT INTO shop.webhook_endpoints (id, url, events, secret) VALUES ('{id}', '{url}', '{{{string.Join(',', events)}}}', 'secret of {id}')");
        return id;
    }

    private Task<List<string>> LogAsync(WebhookId webhook) => _database.TextRowsAsync("""
        SELECT concat_ws(' ', event_id, CASE WHEN delivered_at IS NOT NULL THEN 'delivered' WHEN next_attempt_at IS NULL THEN 'given_up' ELSE 'waiting' END,
            attempts, answer, failure)
        FROM shop.webhook_deliveries WHERE endpoint_id = $1 ORDER BY id
        """, [webhook.Value]);

    private async Task RunAsync(string sql) => await _database.TextRowsAsync(sql, []);
}
