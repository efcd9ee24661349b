using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Npgsql;
using Shop.Hosting.Periodic;
using Shop.Outbox;

namespace Shop.Silo.Telemetry;

/// <summary>
/// Publishes what the database knows and no process by itself: what waits in the outboxes, checkouts that don't get on, silos by state,
/// stock that isn't what its ledger says. Every silo reads the same, so that it is known while any of them lives. Numbers older than a
/// minute are published no more: whoever watches them sees that they are gone.
/// </summary>
internal sealed class BooksReadings : PeriodicService, IDisposable
{
    /// <summary>What is read, each with its unit, its label, and what it says.</summary>
    internal static readonly (string Name, string Unit, string? Label, string Description)[] Gauges =
    [
        ("shop.outbox.waiting", "{row}", "of", "Rows that wait to be done, mails that wait to be sent; at most 10,000 are counted."),
        ("shop.outbox.age", "s", "of", "Since when the oldest of them has waited."),
        ("shop.outbox.given_up", "{row}", null, "Rows that failed for the last time and wait for people."),
        ("shop.checkouts.unfinished", "{checkout}", "status", "Checkouts that are under way; at most 10,000 are counted."),
        ("shop.checkouts.stuck", "{checkout}", null, "Those of them that haven't got on for five minutes, though they wait for nobody."),
        ("shop.payments.differences", "{payment}", null, "Payments of which the provider's books say something else than ours."),
        ("shop.webhooks.waiting", "{delivery}", null, "Webhooks that wait to be delivered, or to be tried again; at most 10,000 are counted."),
        ("shop.webhooks.lag", "s", null, "For how long the one that is due longest has been due: silos are late, or a partner takes them more slowly than they come."),
        ("shop.webhooks.failing", "{endpoint}", null, "Partners' places that have taken nothing of something for five minutes or more."),
        ("shop.webhooks.given_up", "{delivery}", null, "Webhooks that were given up in the last day, after three days; at most 10,000 are counted."),
        ("shop.cluster.silos", "{silo}", "state", "Silos: active, changing (joining, leaving), silent (no sign of life for 90 s), declared_dead (by others, in the last 15 minutes)."),
        ("shop.stock.mismatches", "{sku}", null, "Things whose number on hand isn't what their ledger's last entry says."),
    ];

    // Prometheus looks every 15 s by custom; the statement takes a millisecond or two.
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _freshFor = TimeSpan.FromMinutes(1);

    // Whoever has 10,000 waiting knows enough.
    private const string Sql = """
        WITH work AS (SELECT created_at FROM shop.outbox WHERE done_at IS NULL AND attempts < $2 ORDER BY next_attempt_at LIMIT 10000),
            mail AS (SELECT created_at FROM shop.mail_outbox WHERE sent_at IS NULL AND failure IS NULL ORDER BY next_attempt_at LIMIT 10000),
            busy AS
            (
                SELECT status, changed_at FROM shop.checkouts
                WHERE status IN ('Begun', 'Quoted', 'Paying', 'RequiresAction', 'Pending') ORDER BY changed_at LIMIT 10000
            ),
            hook AS
            (
                SELECT due.endpoint_id, due.attempts, due.next_attempt_at
                FROM shop.webhook_deliveries due JOIN shop.webhook_endpoints endpoint ON endpoint.id = due.endpoint_id AND endpoint.is_active
                WHERE due.next_attempt_at IS NOT NULL ORDER BY due.next_attempt_at LIMIT 10000
            ),
            silo AS
            (
                SELECT CASE
                    WHEN status = 3 AND iamalivetime < now() - interval '90 seconds' THEN 'silent'
                    WHEN status = 3 THEN 'active'
                    WHEN status <> 6 THEN 'changing'
                    WHEN coalesce(suspecttimes, '') <> '' AND iamalivetime > now() - interval '15 minutes' THEN 'declared_dead'
                END AS state
                FROM orleansmembershiptable WHERE deploymentid = $1
            )
        SELECT 'shop.outbox.waiting', 'outbox', count(*)::float8 FROM work
        UNION ALL SELECT 'shop.outbox.waiting', 'mail', count(*) FROM mail
        UNION ALL SELECT 'shop.outbox.age', 'outbox', coalesce(extract(epoch FROM now() - min(created_at)), 0) FROM work
        UNION ALL SELECT 'shop.outbox.age', 'mail', coalesce(extract(epoch FROM now() - min(created_at)), 0) FROM mail
        UNION ALL SELECT 'shop.outbox.given_up', '', count(*) FROM
            (SELECT FROM shop.outbox WHERE done_at IS NULL AND attempts >= $2 AND next_attempt_at < now() LIMIT 10000) AS failed
        UNION ALL SELECT 'shop.checkouts.unfinished', known.status, count(busy.status)
            FROM (VALUES ('Begun'), ('Quoted'), ('Paying'), ('RequiresAction'), ('Pending')) AS known (status) LEFT JOIN busy USING (status) GROUP BY known.status
        UNION ALL SELECT 'shop.checkouts.stuck', '', count(*) FROM busy WHERE status <> 'RequiresAction' AND changed_at < now() - interval '5 minutes'
        UNION ALL SELECT 'shop.payments.differences', '', count(*) FROM shop.payment_differences WHERE resolved_at IS NULL
        UNION ALL SELECT 'shop.webhooks.waiting', '', count(*) FROM hook
        UNION ALL SELECT 'shop.webhooks.lag', '', greatest(0, coalesce(extract(epoch FROM now() - min(next_attempt_at)), 0)) FROM hook
        UNION ALL SELECT 'shop.webhooks.failing', '', count(DISTINCT endpoint_id) FROM hook WHERE attempts >= $3
        UNION ALL SELECT 'shop.webhooks.given_up', '', count(*) FROM
            (
                SELECT FROM shop.webhook_deliveries
                WHERE next_attempt_at IS NULL AND delivered_at IS NULL AND attempted_at > now() - interval '1 day' LIMIT 10000
            ) AS lost
        UNION ALL SELECT 'shop.cluster.silos', known.state, count(silo.state)
            FROM (VALUES ('active'), ('changing'), ('silent'), ('declared_dead')) AS known (state) LEFT JOIN silo USING (state) GROUP BY known.state
        """;

    private readonly NpgsqlDataSource _database;
    private readonly SiloSettings _settings;
    private readonly TimeProvider _time;
    private readonly StockWalk _stock;
    private readonly Meter _meter = new(ShopMeter.Name);
    private readonly ObservableGauge<double>[] _gauges;
    private volatile Reading? _latest;

    public BooksReadings(NpgsqlDataSource database, IOptions<SiloSettings> settings, TimeProvider time, ILogger<BooksReadings> logger)
        : base(_interval, time, logger)
    {
        (_database, _settings, _time, _stock) = (database, settings.Value, time, new StockWalk(database));
        _gauges = Array.ConvertAll(Gauges, gauge => _meter.CreateObservableGauge(gauge.Name, () => Observe(gauge.Name, gauge.Label), gauge.Unit, gauge.Description));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        if (!Array.Exists(_gauges, static gauge => gauge.Enabled))
        {
            return; // nobody has ever asked
        }

        var at = _time.GetTimestamp();
        await using var command = _database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _settings.ClusterId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = OutboxLimits.AttemptsMax });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Webhooks.WebhookQueue.FailingAttempts });
        var values = new List<(string, string, double)>();
        await using (var reader = await command.ExecuteReaderAsync(stoppingToken))
        {
            while (await reader.ReadAsync(stoppingToken))
            {
                values.Add((reader.GetString(0), reader.GetString(1), reader.GetDouble(2)));
            }
        }

        values.Add(("shop.stock.mismatches", "", await _stock.NextAsync(stoppingToken)));
        _latest = new Reading(at, values.ToLookup(static one => one.Item1, static one => (one.Item2, one.Item3)));
    }

    private IEnumerable<Measurement<double>> Observe(string name, string? label) =>
        _latest is { } latest && _time.GetElapsedTime(latest.At) < _freshFor
            ? latest.Values[name].Select(one => label is null
                ? new Measurement<double>(one.Value)
                : new Measurement<double>(one.Value, new KeyValuePair<string, object?>(label, one.Tag)))
            : [];

    private sealed record Reading(long At, ILookup<string, (string Tag, double Value)> Values);
}
