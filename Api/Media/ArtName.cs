using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Shop.Api.Media;

/// <summary>What a picture's address says: <c>headphones/front/navy-plain-17.svg</c>.</summary>
/// <param name="Kind">The thing: the name of a drawing.</param>
/// <param name="View">From where.</param>
/// <param name="Colour">The name of its colour.</param>
/// <param name="Pattern">What is on it.</param>
/// <param name="Seed">0–<see cref="SeedMax"/>: which of a drawing's shapes, and what goes with the colour.</param>
internal sealed record ArtName(string Kind, ArtView View, string Colour, ArtPattern Pattern, int Seed)
{
    /// <summary>A thousand looks of one thing in one colour; with a bound, all that can be asked for is finite.</summary>
    public const int SeedMax = 999;

    /// <summary>Reads the parts of an address; what isn't exactly of the form is no picture.</summary>
    /// <param name="kind">The thing.</param>
    /// <param name="view">From where.</param>
    /// <param name="file">The rest, with the extension.</param>
    /// <param name="extension">With its dot.</param>
    /// <param name="name">What it says.</param>
    public static bool TryParse(string kind, string view, string file, string extension, [NotNullWhen(true)] out ArtName? name)
    {
        name = null;
        if (!file.EndsWith(extension, StringComparison.Ordinal) || !TryRead(view, out ArtView artView))
        {
            return false;
        }

        var parts = file[..^extension.Length].Split('-');
        if (parts.Length != 3 || !TryRead(parts[1], out ArtPattern pattern) || !IsSeed(parts[2], out var seed))
        {
            return false;
        }

        name = new ArtName(kind, artView, parts[0], pattern, seed);
        return true;
    }

    // One spelling for one picture, so that caches keep it once.
    private static bool IsSeed(string text, out int seed) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed)
        && seed <= SeedMax
        && text == seed.ToString(CultureInfo.InvariantCulture);

    private static bool TryRead<T>(string text, out T value)
        where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out value)
        && text.All(char.IsAsciiLetterLower);
}
