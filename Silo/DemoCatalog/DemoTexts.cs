using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Silo.DemoCatalog;

/// <summary>Writes a product's description from its kind's sentences and its own facts.</summary>
internal static partial class DemoTexts
{
    private const int PointsCount = 4;

    /// <summary>Markdown: two paragraphs, a list, a last sentence.</summary>
    public static string Describe(
        ref DemoRandom random, DepartmentContent department, KindContent kind, DemoName name, IReadOnlyDictionary<string, string> facts)
    {
        var body = random.Pick(Known(kind.Body, facts), 3);
        var points = Known(kind.Points, facts);
        var text = new StringBuilder()
            .Append(Fill(random.Pick(Known(kind.Opening, facts)), name, facts)).Append(' ')
            .Append(Fill(body[0], name, facts)).Append("\n\n");
        text.AppendJoin(' ', body.Skip(1).Select(sentence => Fill(sentence, name, facts))).Append("\n\n");
        foreach (var point in points.Take(Math.Max(PointsCount, points.Count - random.Next(2))))
        {
            text.Append("- ").Append(Fill(point, name, facts)).Append('\n');
        }

        return text.Append('\n').Append(random.Pick(department.Closing)).Append('\n').ToString();
    }

    // A sentence about a fact that the product doesn't have isn't said.
    private static List<string> Known(IEnumerable<string> texts, IReadOnlyDictionary<string, string> facts) =>
        [.. texts.Where(text => Token().Matches(text).All(token => token.Groups[1].Value is "brand" or "series" || facts.ContainsKey(token.Groups[1].Value)))];

    private static string Fill(string text, DemoName name, IReadOnlyDictionary<string, string> facts) =>
        Token().Replace(text, token => token.Groups[1].Value switch
        {
            "brand" => name.Brand.Name,
            "series" => name.Series,
            var fact when StandsAlone(text, token.Index) => facts[fact],
            var fact => WithinSentence(facts[fact]),
        });

    private static bool StandsAlone(string text, int at) => at == 0 || text[..at].EndsWith(": ", StringComparison.Ordinal);

    // "Organic cotton" becomes "organic cotton"; "PBT", "USB-C", "VG-10" and "Portugal" stay.
    private static string WithinSentence(string value) =>
        value.Length > 1 && char.IsUpper(value[0]) && char.IsLower(value[1]) && !ProperName().IsMatch(value)
            ? char.ToLowerInvariant(value[0]) + value[1..]
            : value;

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Token();

    [GeneratedRegex("^(Portugal|Scotland|Lithuania|Italy|Damascus|Bluetooth|Wi-Fi|Robins|Sparrows)")]
    private static partial Regex ProperName();
}
