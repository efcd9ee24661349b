using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using Shop.Api.Paging;
using Shop.Api.Problems;
using Shop.Api.Search;
using Shop.Customers;

namespace Shop.Api.Customers.Staff;

/// <summary>Accounts as staff who help see them: the newest first, or those that a word or an id finds.</summary>
internal static class FindCustomers
{
    // An e-mail address is the longest of what is looked for.
    private const int QueryMax = 254;

    // What one bought as a guest before is of the account that this guest has become: it has the same number.
    private const string Sql = """
        SELECT one.id, one.email, one.email_verified, one.name, one.created_at,
            (SELECT count(*) FROM shop.orders WHERE owner = ANY(ARRAY['customer-' || replace(one.id::text, '-', ''), 'guest-' || replace(one.id::text, '-', '')])),
            ARRAY(SELECT role.name FROM shop.customer_roles member JOIN shop.roles role ON role.id = member.role_id WHERE member.customer_id = one.id ORDER BY 1)
        FROM shop.customers one
        WHERE ($1 IS NULL OR one.id < $1) AND ($2 IS NULL OR lower(one.name || ' ' || one.email) LIKE $2) AND ($3 IS NULL OR one.id = $3)
        ORDER BY one.id DESC LIMIT $4
        """;

    public static async Task<IResult> HandleAsync(string? q, string? limit, string? cursor, NpgsqlDataSource database, HttpContext context)
    {
        var (validation, scope) = (new Validation(), $"customers {q}");
        var count = PageLimit.Read(limit, validation);
        Cursor from = default;
        validation.OptionalText(q, QueryMax, "q")
            .That(cursor is null || Cursor.TryDecode(cursor, scope, out from), "cursor", "This is no cursor of this list.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var found = await ReadAsync(database, q?.Trim(), cursor is null ? null : from.Id, count + 1, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new CustomerPage(
            [.. found.Take(count)],
            found.Count > count ? new Cursor(0, ShopperId.Parse(found[count - 1].Id).Customer!.Value).Encode(scope) : null));
    }

    private static async Task<List<CustomerSummary>> ReadAsync(
        NpgsqlDataSource database, string? words, Guid? before, int limit, CancellationToken cancellationToken)
    {
        var id = ShopperId.TryParse(words, out var shopper) ? shopper.Number : null;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = words is null || id is not null ? DBNull.Value : $"%{LikePattern.Escape(words.ToLowerInvariant())}%",
            NpgsqlDbType = NpgsqlDbType.Text,
        });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var customers = new List<CustomerSummary>();
        while (await reader.ReadAsync(cancellationToken))
        {
            customers.Add(new CustomerSummary(
                ShopperId.OfCustomer(reader.GetGuid(0)).Value, reader.GetString(1), reader.GetBoolean(2), reader.GetString(3),
                reader.GetFieldValue<DateTimeOffset>(4), reader.GetInt64(5), [.. reader.GetFieldValue<string[]>(6)]));
        }

        return customers;
    }
}

/// <summary>A page of accounts.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record CustomerPage(
    IReadOnlyList<CustomerSummary> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>An account in a list.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Email">Where its mails go.</param>
/// <param name="EmailVerified">Whether its holder has shown that the address is theirs.</param>
/// <param name="Name">What they want to be called.</param>
/// <param name="CreatedAt">When they registered.</param>
/// <param name="Orders">How many orders they have placed.</param>
/// <param name="Roles">What they may do, where they work here.</param>
public sealed record CustomerSummary(
    string Id, string Email, bool EmailVerified, string Name, DateTimeOffset CreatedAt, long Orders, ImmutableArray<string> Roles);
