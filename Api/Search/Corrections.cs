using System.Text;
using Npgsql;

namespace Shop.Api.Search;

/// <summary>Finds what was meant by words that no product has.</summary>
internal sealed class Corrections(SearchDatabase database)
{
    // Sentences aren't corrected: each word costs a look-up.
    private const int WordsMax = 8;

    // For every word: whether the catalog has it (in any form: by its stem), and which of the catalog's are like it. Words of
    // up to five letters have too few trigrams to be alike: there, what begins with the same letter and is as long is looked at, too.
    private const string Sql = """
        SELECT given.place, candidate.key, candidate.uses
        FROM unnest($1::text[]) WITH ORDINALITY AS given(word, place),
             LATERAL (
                 (SELECT key, uses FROM shop.search_phrases WHERE kind = 0 AND key % given.word
                  ORDER BY similarity(key, given.word) DESC, uses DESC LIMIT 20)
                 UNION
                 (SELECT key, uses FROM shop.search_phrases
                  WHERE kind = 0 AND length(given.word) <= 5 AND key >= left(given.word, 1) AND key < left(given.word, 1) || chr(1114111)
                    AND length(key) BETWEEN length(given.word) - 1 AND length(given.word) + 1
                  ORDER BY uses DESC LIMIT 200)) AS candidate
        WHERE NOT EXISTS (SELECT FROM shop.search_phrases known
                          WHERE known.kind = 0 AND known.target = ANY (tsvector_to_array(to_tsvector('english', given.word))))
          AND to_tsvector('english', given.word) <> ''::tsvector
        """;

    /// <summary>The text with its unknown words corrected; null where there is nothing to correct, or no idea how.</summary>
    public async Task<string?> CorrectAsync(string folded, CancellationToken cancellationToken)
    {
        var places = SearchWords.Words(folded).Take(WordsMax + 1).ToList();
        if (places.Count is 0 or > WordsMax)
        {
            return null;
        }

        string[] words = [.. places.Select(place => folded[place])];
        var candidates = await CandidatesAsync(words, cancellationToken);
        var corrected = new StringBuilder(folded);
        var isCorrected = false;
        for (var i = words.Length - 1; i >= 0; i--)
        {
            if (Best(words[i], candidates[i]) is { } better)
            {
                var (start, length) = places[i].GetOffsetAndLength(folded.Length);
                corrected.Remove(start, length).Insert(start, better);
                isCorrected = true;
            }
        }

        return isCorrected ? corrected.ToString() : null;
    }

    /// <summary>The candidate with the fewest mistakes, among equals the one that most products have. Pure.</summary>
    internal static string? Best(string word, IEnumerable<(string Word, long Uses)> candidates) => candidates
        .Select(candidate => (candidate.Word, candidate.Uses, Distance: EditDistance.Between(word, candidate.Word)))
        // One mistake in a short word, and another one for every four letters: more is another word.
        .Where(candidate => candidate.Distance > 0 && candidate.Distance <= 1 + (word.Length / 5))
        .OrderBy(static candidate => candidate.Distance)
        .ThenByDescending(static candidate => candidate.Uses)
        .ThenBy(static candidate => candidate.Word, StringComparer.Ordinal)
        .Select(static candidate => candidate.Word)
        .FirstOrDefault();

    private async Task<ILookup<int, (string, long)>> CandidatesAsync(string[] words, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = words });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var candidates = new List<(int Place, (string, long) Candidate)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            candidates.Add(((int)rows.GetInt64(0) - 1, (rows.GetString(1), rows.GetInt64(2))));
        }

        return candidates.ToLookup(static one => one.Place, static one => one.Candidate);
    }
}
