using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Npgsql;
using Shop.Api.Search;
using Shop.Catalog;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Shop.Api.Customers.Wishlist;

/// <summary>What the holders of accounts want to remember: rows of a table, for nothing about them happens at once.</summary>
internal sealed class Wishes(NpgsqlDataSource database, IOptions<JsonOptions> json)
{
    /// <summary>More than anybody looks through, and one page.</summary>
    public const int PerCustomerMax = 200;

    // What isn't sold any more isn't shown; it comes back with the product.
    private const string ListSql = """
        SELECT product.card, wish.added_at
        FROM shop.wishes wish JOIN shop.search_products product ON product.id = substr(wish.product_id, 6)::uuid AND product.active
        WHERE wish.customer_id = $1
        ORDER BY wish.added_at DESC, wish.product_id
        """;

    // The account's row is locked first, so that two tabs don't both add the last one: the next statement sees what the other added.
    private const string LockSql = "SELECT FROM shop.customers WHERE id = $1 FOR UPDATE";

    private const string AddSql = """
        WITH present AS (SELECT count(*) AS wishes, count(*) FILTER (WHERE product_id = $2) AS same FROM shop.wishes WHERE customer_id = $1),
            added AS
            (
                INSERT INTO shop.wishes (customer_id, product_id)
                SELECT $1, $2 FROM present WHERE wishes < $3 AND same = 0
                RETURNING 1
            )
        SELECT (SELECT count(*) FROM added) + (SELECT same FROM present)
        """;

    // Of a card with more in it than is read here.
    private readonly JsonSerializerOptions _reading = new(json.Value.SerializerOptions) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>The account's, the latest first.</summary>
    public async Task<List<WishAnswer>> ListAsync(Guid customer, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = customer });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var wishes = new List<WishAnswer>();
        while (await reader.ReadAsync(cancellationToken))
        {
            wishes.Add(new WishAnswer(
                JsonSerializer.Deserialize<ProductCard>(reader.GetString(0), _reading)!, reader.GetFieldValue<DateTimeOffset>(1)));
        }

        return wishes;
    }

    /// <summary>Adds a product, once; false where there is no room.</summary>
    public async Task<bool> AddAsync(Guid customer, ProductId product, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch(); // one transaction
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LockSql) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = customer } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(AddSql)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = customer },
                new NpgsqlParameter<string> { TypedValue = product.Value },
                new NpgsqlParameter<int> { TypedValue = PerCustomerMax },
            },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt64(0) > 0;
    }

    /// <summary>Takes a product out; false where it wasn't in.</summary>
    public async Task<bool> RemoveAsync(Guid customer, ProductId product, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("DELETE FROM shop.wishes WHERE customer_id = $1 AND product_id = $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = customer });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = product.Value });
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }
}

/// <summary>A product that somebody wants to remember.</summary>
/// <param name="Product">What a list shows of it.</param>
/// <param name="AddedAt">Since when.</param>
public sealed record WishAnswer(ProductCard Product, DateTimeOffset AddedAt);

/// <summary>All of them.</summary>
/// <param name="Items">The latest first.</param>
/// <param name="Next">None: there is one page.</param>
public sealed record WishPage(IReadOnlyList<WishAnswer> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
