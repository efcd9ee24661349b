using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Shop.Api.Clustering;
using Shop.Api.Paging;
using Shop.Api.Problems;
using Shop.Catalog;
using Shop.Customers;
using Shop.Inventory;
using Shop.WaitingRooms;
using Shop.Webhooks;

namespace Shop.Api.Catalog.Staff;

/// <summary>
/// The back office's changes, the newest first: who changed what, when, from what to what. The catalog's are shown to its staff;
/// whose roles and which webhooks were changed, and which silos were drained, to the owner alone.
/// </summary>
internal static class ReadAudit
{
    // A change that was begun and never took effect is none. Each log gives its newest, by its own index; of both a page is made.
    private const string Sql = """
        SELECT id, at, actor, kind, subject, version, before, after FROM
        (
            (SELECT id, at, actor, kind, subject, version, before::text, after::text
             FROM shop.catalog_changes
             WHERE state = 1 AND ($4 OR kind <> ALL ($6)) AND ($1 IS NULL OR subject = $1) AND ($2 IS NULL OR id < $2)
             ORDER BY id DESC LIMIT $3)
            UNION ALL
            (SELECT id, at, actor, $5, account, number, json_build_object('roles', before)::text, json_build_object('roles', after)::text
             FROM shop.staff_changes
             WHERE $4 AND ($1 IS NULL OR account = $1) AND ($2 IS NULL OR id < $2)
             ORDER BY id DESC LIMIT $3)
        ) changes
        ORDER BY id DESC LIMIT $3
        """;

    /// <summary>A page of them; with <c>?subject=</c> those of one product, of one stock, of one waiting room, of one webhook, of one silo, of the tree of categories, or of an employee.</summary>
    public static async Task<IResult> HandleAsync(string? subject, string? limit, string? cursor, NpgsqlDataSource database, HttpContext context)
    {
        var (validation, scope) = (new Validation(), $"audit {subject}");
        var count = PageLimit.Read(limit, validation);
        Cursor from = default;
        validation.That(cursor is null || Cursor.TryDecode(cursor, scope, out from), "cursor", "This is no cursor of this list.");
        validation.That(
            subject is null || IsSubject(subject), "subject", "This is the id of a product, a waiting room, a webhook or an employee, category-tree, stock- and a SKU, or silo- and a name.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter { Value = subject ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = cursor is null ? DBNull.Value : from.Id, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count + 1 });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = context.User.IsInRole(StaffRoles.Owner) });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)ChangeKind.Roles });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [(short)ChangeKind.Webhook, (short)ChangeKind.Silo] });
        var items = await ReadAsync(command, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(items.Count > count
            ? new AuditPage(items[..count], new Cursor(0, items[count - 1].Id).Encode(scope))
            : new AuditPage(items, null));
    }

    private static bool IsSubject(string text) =>
        text == ICategoryTreeGrain.Key || ProductId.TryParse(text, out _) || StockKey.TryRead(text, out _)
        || WaitingRoomId.TryParse(text, out _) || WebhookId.TryParse(text, out _) || ShopperId.TryParse(text, out _) || SiloSubject.Is(text);

    private static async Task<List<AuditEntry>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var items = new List<AuditEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(new AuditEntry(
                reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), (ChangeKind)reader.GetInt16(3),
                reader.GetString(4), reader.GetInt64(5), Json(reader, 6), Json(reader, 7)));
        }

        return items;
    }

    private static JsonElement? Json(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : JsonElement.Parse(reader.GetString(column));
}

/// <summary>A page of changes.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, string? Next);

/// <summary>A change that took effect.</summary>
/// <param name="Id">Its name.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who asked for it.</param>
/// <param name="Kind">What sort it was.</param>
/// <param name="Subject">The product's id, <c>stock-</c> and a SKU, <c>category-tree</c>, the waiting room's or the webhook's id, <c>silo-</c> and a name, or the employee whose roles they are.</param>
/// <param name="Version">The version that it made; a change of roles has its number.</param>
/// <param name="Before">The members that it changed, as they were; left out where there was nothing.</param>
/// <param name="After">The same, afterwards.</param>
public sealed record AuditEntry(
    Guid Id, DateTimeOffset At, string Actor, ChangeKind Kind, string Subject, long Version, JsonElement? Before, JsonElement? After);
