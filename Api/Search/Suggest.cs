using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using Shop.Api.Problems;

namespace Shop.Api.Search;

/// <summary><c>GET /search/suggestions</c>: what may be meant by the first letters of a search.</summary>
internal sealed class Suggest(SearchDatabase database)
{
    // What a list below a field can show.
    private const int EachMax = 6;

    // Fewer letters are the beginning of half of the catalog's words: no product is meant by them yet.
    private const int LettersMin = 3;

    // Among these many matches the best-liked are chosen where no index has those alone: a look at all of them would cost more.
    private const int ConsideredMax = 120;

    private const string PhrasesSql = """
        SELECT kind, text, target FROM
            (SELECT kind, text, target, row_number() OVER (PARTITION BY kind ORDER BY uses DESC, key) AS place
             FROM shop.search_phrases
             WHERE offered AND key >= $1 AND key < $2) ranked
        WHERE place <= $3 ORDER BY kind, place
        """;

    // First among the products that are liked best, by an index of these alone; where it has too few the words are rare.
    private const string ProductsSql = """
        WITH liked AS MATERIALIZED
        (
            SELECT popularity, id FROM shop.search_products
            WHERE active AND popularity >= 750 AND head @@ to_tsquery('english', $1)
            ORDER BY popularity DESC, id LIMIT $3
        ),
        others AS
        (
            SELECT popularity, id FROM
                (SELECT popularity, id FROM shop.search_products
                 WHERE active AND head @@ to_tsquery('english', $1) AND (SELECT count(*) < $3 FROM liked) LIMIT $2) considered
            ORDER BY popularity DESC, id LIMIT $3
        )
        SELECT card FROM
            (SELECT popularity, id FROM liked UNION SELECT popularity, id FROM others ORDER BY popularity DESC, id LIMIT $3) best
        JOIN shop.search_products product USING (id)
        ORDER BY best.popularity DESC, id
        """;

    private static readonly TimeSpan _maxAge = TimeSpan.FromSeconds(60);

    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IResult> HandleAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var parameters = http.Request.Query;
        var typed = parameters["q"].ToString();
        var validation = new Validation()
            .That(parameters["q"].Count == 1 && typed.Length is > 0 and <= SearchRules.WordsLengthMax && SearchWords.IsText(typed), "q", $"This is given once: text of 1 to {SearchRules.WordsLengthMax} characters.");
        foreach (var other in parameters.Keys.Where(static name => !name.Equals("q", StringComparison.OrdinalIgnoreCase)))
        {
            validation.That(false, other, "There is no such parameter.");
        }

        return validation.IsValid
            ? CachedAnswer.Of(http.Response, await AnswerAsync(SearchWords.Folded(typed), cancellationToken), _maxAge)
            : validation.ToProblem();
    }

    private async Task<byte[]> AnswerAsync(string folded, CancellationToken cancellationToken)
    {
        await using var batch = database.Source.CreateBatch();
        batch.BatchCommands.Add(Phrases(folded));
        if (Prefixes(folded) is { } prefixes)
        {
            batch.BatchCommands.Add(ProductCards(prefixes));
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var phrases = new List<(short Kind, string Text, string Target)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            phrases.Add((rows.GetInt16(0), rows.GetString(1), rows.GetString(2)));
        }

        var cards = new List<string>();
        await rows.NextResultAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            cards.Add(rows.GetString(0));
        }

        return Write(phrases.ToLookup(static one => one.Kind), cards);
    }

    private static NpgsqlBatchCommand Phrases(string folded) => new(PhrasesSql)
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = folded },
            // Behind everything that begins so: the last character there is.
            new NpgsqlParameter<string> { TypedValue = folded + "\U0010FFFF" },
            new NpgsqlParameter<long> { TypedValue = EachMax },
        },
    };

    private static NpgsqlBatchCommand ProductCards(string prefixes) => new(ProductsSql)
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = prefixes },
            new NpgsqlParameter<int> { TypedValue = ConsideredMax },
            new NpgsqlParameter<long> { TypedValue = EachMax },
        },
    };

    // Letters and digits only, so that nothing typed is an operator of PostgreSQL's query language.
    private static string? Prefixes(string folded)
    {
        var words = SearchWords.Words(folded).Select(place => folded[place]).ToList();
        return words.Sum(static word => word.Length) >= LettersMin
            ? string.Join(" & ", words.Select(static word => word + ":*"))
            : null;
    }

    private static byte[] Write(ILookup<short, (short Kind, string Text, string Target)> phrases, List<string> cards)
    {
        var buffer = new ArrayBufferWriter<byte>(4 * 1024);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            WriteTexts(json, "queries", phrases[1].Select(static one => one.Text));
            json.WriteStartArray("categories");
            foreach (var (_, text, target) in phrases[3])
            {
                json.WriteStartObject();
                json.WriteString("id", target);
                json.WriteString("name", text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteTexts(json, "brands", phrases[2].Select(static one => one.Text));
            json.WriteStartArray("products");
            cards.ForEach(card => json.WriteRawValue(card, skipInputValidation: true));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
