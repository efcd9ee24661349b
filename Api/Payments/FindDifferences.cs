using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using Shop.Api.Paging;
using Shop.Api.Problems;

namespace Shop.Api.Payments;

/// <summary>Where a payment provider's books and ours were found to differ.</summary>
/// <param name="PaymentKey">Our name for the payment.</param>
/// <param name="Kind"><c>orphan_authorisation</c>, <c>charge_without_order</c>, <c>refunds_differ</c>, …; there may come others.</param>
/// <param name="Provider">Whose books.</param>
/// <param name="Theirs">What they say.</param>
/// <param name="Ours">What ours say.</param>
/// <param name="FoundAt">When the difference was found.</param>
/// <param name="ResolvedAt">Since when the books agree again; null as long as they differ.</param>
public sealed record PaymentDifference(
    string PaymentKey, string Kind, string Provider, string Theirs, string Ours, DateTimeOffset FoundAt, DateTimeOffset? ResolvedAt);

/// <summary>A page of differences.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Next">Where the next page begins; null where this is the last.</param>
public sealed record PaymentDifferencePage(
    IReadOnlyList<PaymentDifference> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>What the reconciler found, for people to see to: it moves money only where nobody can be wronged.</summary>
internal static class FindDifferences
{
    private const string Open = "open";
    private const string Resolved = "resolved";

    // A payment and a kind name a row; a cursor has room for a number and an id.
    private const string Id = "md5(payment_key || ' ' || kind)::uuid";

    public static async Task<IResult> HandleAsync(string? state, string? limit, string? cursor, NpgsqlDataSource database, HttpContext context)
    {
        var (validation, scope) = (new Validation(), $"payment differences {state}");
        var count = PageLimit.Read(limit, validation);
        var before = default(Cursor);
        validation
            .That(state is null or Open or Resolved, "state", $"This is {Open} or {Resolved}.")
            .That(cursor is null || Cursor.TryDecode(cursor, scope, out before), "cursor", "This is no cursor of this list.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var found = await ReadAsync(database, state == Resolved, before, count + 1, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new PaymentDifferencePage(
            [.. found.Take(count).Select(static one => one.Difference)],
            found.Count > count ? new Cursor(found[count - 1].Difference.FoundAt.UtcTicks, found[count - 1].Id).Encode(scope) : null));
    }

    private static async Task<List<(PaymentDifference Difference, Guid Id)>> ReadAsync(
        NpgsqlDataSource database, bool isResolved, Cursor before, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"""
            SELECT payment_key, kind, provider, theirs, ours, found_at, resolved_at, {Id} FROM shop.payment_differences
            WHERE resolved_at IS {(isResolved ? "NOT NULL" : "NULL")} AND ($1 IS NULL OR (found_at, {Id}) < ($1, $2))
            ORDER BY found_at DESC, {Id} DESC LIMIT $3
            """);
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = before == default ? DBNull.Value : new DateTime(before.Key, DateTimeKind.Utc),
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = before.Id });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(PaymentDifference, Guid)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((
                new PaymentDifference(
                    reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                    reader.GetFieldValue<DateTimeOffset>(5), reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6)),
                reader.GetGuid(7)));
        }

        return found;
    }
}
