using Npgsql;
using Shop.Outbox;

namespace Shop.Api.Clustering;

/// <summary>What waits to be done after what was promised.</summary>
/// <param name="Of"><c>outbox</c> (what follows from orders and payments), <c>mail</c> or <c>webhooks</c>.</param>
/// <param name="Waiting">How much waits; at most 10,000 are counted.</param>
/// <param name="LagSeconds">
/// For how long the oldest has waited, its failed tries included; of webhooks, which partners may have fail for days, for how long the one
/// that is due longest has been due. 0 where none is.
/// </param>
public sealed record OutboxFigures(string Of, long Waiting, double LagSeconds)
{
    // Whoever has 10,000 waiting knows enough. By the same indices by which silos look for work, and as the gauges of shop.outbox.* have it.
    private const string Sql = """
        WITH work AS (SELECT created_at FROM shop.outbox WHERE done_at IS NULL AND attempts < $1 ORDER BY next_attempt_at LIMIT 10000),
            mail AS (SELECT created_at FROM shop.mail_outbox WHERE sent_at IS NULL AND failure IS NULL ORDER BY next_attempt_at LIMIT 10000),
            hook AS
            (
                SELECT due.next_attempt_at
                FROM shop.webhook_deliveries due JOIN shop.webhook_endpoints endpoint ON endpoint.id = due.endpoint_id AND endpoint.is_active
                WHERE due.next_attempt_at IS NOT NULL ORDER BY due.next_attempt_at LIMIT 10000
            )
        SELECT known.name, count(due.since), greatest(0, coalesce(extract(epoch FROM now() - min(due.since)), 0))::float8
        FROM (VALUES (1, 'outbox'), (2, 'mail'), (3, 'webhooks')) AS known (place, name)
        LEFT JOIN
        (
            SELECT 'outbox', created_at FROM work
            UNION ALL SELECT 'mail', created_at FROM mail
            UNION ALL SELECT 'webhooks', next_attempt_at FROM hook
        ) AS due (name, since) USING (name)
        GROUP BY known.place, known.name ORDER BY known.place
        """;

    /// <summary>As it is now.</summary>
    internal static async Task<IReadOnlyList<OutboxFigures>> ReadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = OutboxLimits.AttemptsMax });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var figures = new List<OutboxFigures>();
        while (await reader.ReadAsync(cancellationToken))
        {
            figures.Add(new OutboxFigures(reader.GetString(0), reader.GetInt64(1), Math.Round(reader.GetDouble(2), 1)));
        }

        return figures;
    }
}
