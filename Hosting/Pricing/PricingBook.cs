using Microsoft.Extensions.Logging;
using Npgsql;
using Shop.Pricing;

namespace Shop.Hosting.Pricing;

/// <summary>
/// The tax rates and shipping methods in force, kept in memory and read anew every minute, so that a merchant's change needs no
/// restart. Old rules serve on while the database doesn't answer.
/// </summary>
public sealed partial class PricingBook(NpgsqlDataSource database, TimeProvider time, ILogger<PricingBook> logger) : IDisposable
{
    /// <summary>How old rules get before they are read anew.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(60);

    // Thousands of rates are more than any merchant's; more rows than these are a mistake that must not fill the memory.
    private const int RowsMax = 50_000;

    private readonly SemaphoreSlim _reading = new(1);
    private volatile Edition? _edition;

    /// <summary>The rules; they are read where none are known yet, otherwise the known ones are told at once.</summary>
    /// <exception cref="NpgsqlException">None are known, and the database doesn't answer.</exception>
    public ValueTask<PricingRules> GetAsync(CancellationToken cancellationToken)
    {
        var edition = _edition;
        if (edition is null)
        {
            return new ValueTask<PricingRules>(ReadFirstAsync(cancellationToken));
        }

        if (time.GetElapsedTime(edition.ReadAt) > FreshFor && _reading.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            _ = RenewAsync();
        }

        return ValueTask.FromResult(edition.Rules);
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<PricingRules> ReadFirstAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return (_edition ??= await ReadAsync()).Rules;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            _edition = await ReadAsync();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            LogNotRead(logger, e);
            _edition = _edition! with { ReadAt = time.GetTimestamp() };
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Edition> ReadAsync()
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            $"SELECT country, region, tax_class, parts_per_million, is_included FROM shop.tax_rates LIMIT {RowsMax}"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            SELECT id, country, name, currency, price, per_kilogram, free_from, weight_max_grams, days_min, days_max
            FROM shop.shipping_methods ORDER BY country, position, id LIMIT {RowsMax}
            """));
        await using var rows = await batch.ExecuteReaderAsync();
        var rates = await ListAsync(rows, static row => new TaxRate(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetBoolean(4)));
        await rows.NextResultAsync();
        var methods = await ListAsync(rows, Method);
        return new Edition(new PricingRules(rates, methods), time.GetTimestamp());
    }

    private static ShippingMethod Method(NpgsqlDataReader row)
    {
        var currency = Currency.Parse(row.GetString(3));
        return new ShippingMethod(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            new Money(row.GetInt64(4), currency),
            new Money(row.GetInt64(5), currency),
            row.IsDBNull(6) ? null : new Money(row.GetInt64(6), currency),
            row.GetInt64(7),
            row.GetInt16(8),
            row.GetInt16(9));
    }

    private static async Task<List<T>> ListAsync<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read)
    {
        var list = new List<T>();
        while (await rows.ReadAsync())
        {
            list.Add(read(rows));
        }

        return list;
    }

    [LoggerMessage(7300, LogLevel.Warning, "Tax rates and shipping methods could not be read; those from before serve on")]
    private static partial void LogNotRead(ILogger logger, Exception exception);

    private sealed record Edition(PricingRules Rules, long ReadAt);
}
