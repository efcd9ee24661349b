namespace Shop.Api.Search;

/// <summary>
/// How many letters were missed, doubled, mistaken or swapped with their neighbour: the distance of Damerau and Levenshtein, each
/// place edited once at most ("optimal string alignment").
/// </summary>
internal static class EditDistance
{
    /// <summary>The distance of two short words.</summary>
    public static int Between(string one, string other)
    {
        var rows = new int[3][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new int[other.Length + 1];
        }

        var (before, last, current) = (rows[0], rows[1], rows[2]);
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, last, current) = (last, current, before);
        }

        return last[other.Length];
    }
}
