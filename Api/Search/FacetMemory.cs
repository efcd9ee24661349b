using System.Collections.Concurrent;
using Npgsql;

namespace Shop.Api.Search;

/// <summary>What facets' numbers stand for, and which number a value has. Both never change, so what was read once is kept.</summary>
internal sealed class FacetMemory(SearchDatabase database)
{
    // Some 20 MB. Beyond it the rest is read each time.
    private const int RememberedMax = 200_000;

    private const string ValuesSql = "SELECT id, name, value FROM shop.search_facets WHERE id = ANY ($1)";

    private const string NumbersSql =
        "SELECT id, name, value FROM shop.search_facets JOIN unnest($1::text[], $2::text[]) AS given(name, value) USING (name, value)";

    private const string NamesSql = "SELECT given.name FROM unnest($1::text[]) AS given(name) WHERE EXISTS (SELECT FROM shop.search_facets known WHERE known.name = given.name)";

    private readonly ConcurrentDictionary<int, FacetValue> _values = new();
    private readonly ConcurrentDictionary<FacetValue, int> _numbers = new();

    /// <summary>What these numbers stand for.</summary>
    public async ValueTask<IReadOnlyDictionary<int, FacetValue>> ValuesAsync(IEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        var values = new Dictionary<int, FacetValue>();
        var missing = new List<int>();
        foreach (var number in numbers)
        {
            if (_values.TryGetValue(number, out var value))
            {
                values[number] = value;
            }
            else
            {
                missing.Add(number);
            }
        }

        if (missing.Count > 0)
        {
            await using var command = database.Source.CreateCommand(ValuesSql);
            command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. missing] });
            await ReadAsync(command, values, cancellationToken);
        }

        return values;
    }

    /// <summary>The numbers of these values; what no product ever had is left out.</summary>
    public async ValueTask<IReadOnlyDictionary<FacetValue, int>> NumbersAsync(IReadOnlyCollection<FacetValue> values, CancellationToken cancellationToken)
    {
        var found = values.Where(_numbers.ContainsKey).ToDictionary(static value => value, value => _numbers[value]);
        var missing = values.Where(value => !found.ContainsKey(value)).ToList();
        if (missing.Count > 0)
        {
            await using var command = database.Source.CreateCommand(NumbersSql);
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. missing.Select(static one => one.Name)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. missing.Select(static one => one.Value)] });
            var read = new Dictionary<int, FacetValue>();
            await ReadAsync(command, read, cancellationToken);
            foreach (var (number, value) in read)
            {
                found[value] = number;
            }
        }

        return found;
    }

    /// <summary>Those of these names that are facets.</summary>
    public async ValueTask<IReadOnlySet<string>> NamesAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await using var command = database.Source.CreateCommand(NamesSql);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. names] });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            known.Add(rows.GetString(0));
        }

        return known;
    }

    private async Task ReadAsync(NpgsqlCommand command, Dictionary<int, FacetValue> into, CancellationToken cancellationToken)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var (number, value) = (rows.GetInt32(0), new FacetValue(rows.GetString(1), rows.GetString(2)));
            into[number] = value;
            if (_values.Count < RememberedMax)
            {
                _values[number] = value;
                _numbers[value] = number;
            }
        }
    }
}
