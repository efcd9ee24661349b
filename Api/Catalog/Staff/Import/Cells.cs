using System.Text;

namespace Shop.Api.Catalog.Staff.Import;

/// <summary>Several texts in one cell of a CSV file: <c>a|b</c>, with <c>\|</c> and <c>\\</c> for those characters themselves.</summary>
internal static class Cells
{
    /// <summary>The cell.</summary>
    public static string Join(IEnumerable<string> texts, char separator = '|') => string.Join(
        separator,
        texts.Select(text => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace($"{separator}", $"\\{separator}", StringComparison.Ordinal)));

    /// <summary>The texts; none of an empty cell.</summary>
    public static List<string> Split(string? cell, char separator = '|')
    {
        var texts = new List<string>();
        if (string.IsNullOrEmpty(cell))
        {
            return texts;
        }

        var text = new StringBuilder();
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == separator)
            {
                texts.Add(text.ToString());
                text.Clear();
            }
            else
            {
                text.Append(cell[i] == '\\' && i + 1 < cell.Length ? cell[++i] : cell[i]);
            }
        }

        texts.Add(text.ToString());
        return texts;
    }

    /// <summary>Pairs as <c>name=value|name=value</c>; a value may have <c>=</c> in it, a name has it as <c>\=</c>.</summary>
    public static string JoinPairs(IEnumerable<(string Name, string Value)> pairs) =>
        Join(pairs.Select(static pair => $"{Join([pair.Name], '=')}={pair.Value}"));

    /// <summary>The pairs; an empty value where there is no <c>=</c>.</summary>
    public static IEnumerable<(string Name, string Value)> SplitPairs(string? cell) => Split(cell).Select(static pair =>
    {
        var end = 0;
        while (end < pair.Length && pair[end] != '=')
        {
            end += pair[end] == '\\' ? 2 : 1;
        }

        end = Math.Min(end, pair.Length);
        return (Split(pair[..end], '=').FirstOrDefault() ?? "", end < pair.Length ? pair[(end + 1)..] : "");
    });
}
