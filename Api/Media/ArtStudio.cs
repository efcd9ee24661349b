using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Shop.Api.Media;

/// <summary>
/// Makes the demo catalog's pictures: drawings and colours from files of this assembly, put together as their address says. The
/// same address is the same picture, byte for byte.
/// </summary>
internal sealed partial class ArtStudio
{
    private const string Prefix = "Shop.Api.Media.";

    private static readonly Sheet _square = new(0, 800, 1200);
    private static readonly Sheet _wide = new(-362, 1524, SharePictures.Height);

    private readonly FrozenDictionary<string, Drawing> _things = Drawings("Art.");
    private readonly FrozenDictionary<string, Drawing> _scenes = Drawings("Scenes.");
    private readonly FrozenDictionary<string, Colour> _colours = Colours();
    private readonly (string Id, string Text)[] _definitions = Definitions();

    /// <summary>The names of all things that can be drawn.</summary>
    public IEnumerable<string> Kinds => _things.Keys;

    /// <summary>The picture, 1200 × 1200; null where there is no such thing or colour.</summary>
    public string? Draw(ArtName name)
    {
        if (!_things.TryGetValue(name.Kind, out var thing) || !_colours.TryGetValue(name.Colour, out var colour))
        {
            return null;
        }

        var palette = Palette.Of(colour, name.Seed);
        var svg = new StringBuilder(8 * 1024); // some 3 KB each: shapes of a thing and of a scene
        switch (name.View)
        {
            case ArtView.Front:
                DrawFront(svg, thing, palette, name.Seed, _square);
                break;
            case ArtView.Detail:
                DrawDetail(svg, thing, palette, name.Seed);
                break;
            default:
                DrawContext(svg, thing, palette, name.Seed);
                break;
        }

        return Framed(svg.ToString(), _square, palette, name.Pattern);
    }

    /// <summary>
    /// The whole thing in a wide studio, 1200 × 630; null where there is no such thing or colour. There are no letters in it: they take
    /// fonts, which the machine that makes an image of it may lack.
    /// </summary>
    public string? DrawWide(ArtName name)
    {
        if (!_things.TryGetValue(name.Kind, out var thing) || !_colours.TryGetValue(name.Colour, out var colour))
        {
            return null;
        }

        var palette = Palette.Of(colour, name.Seed);
        var svg = new StringBuilder(8 * 1024);
        DrawFront(svg, thing, palette, name.Seed, _wide);
        return Framed(Letters().Replace(svg.ToString(), ""), _wide, palette, name.Pattern);
    }

    private string Framed(string shapes, Sheet sheet, Palette palette, ArtPattern pattern)
    {
        var svg = new StringBuilder(16 * 1024);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{sheet.Left} 0 {sheet.Across} 800\" width=\"1200\" height=\"{sheet.Height}\" preserveAspectRatio=\"xMidYMid slice\"><defs>");
        AddDefinitions(svg, shapes, palette, pattern);
        return svg.Append("</defs>").Append(shapes).Append("</svg>\n").ToString();
    }

    // Those that the shapes name: a browser reads every picture of a page before it is quick again, and most use a few of forty.
    private void AddDefinitions(StringBuilder svg, string shapes, Palette palette, ArtPattern pattern)
    {
        var woven = "pat-" + Enum.GetName(pattern)!.ToLowerInvariant();
        foreach (var (id, text) in _definitions)
        {
            var used = id == woven ? "pat" : id;
            if (!shapes.Contains($"url(#{used})", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var part in text.Replace($"\"{woven}\"", "\"pat\"", StringComparison.Ordinal).Split('{'))
            {
                var end = part.IndexOf('}', StringComparison.Ordinal);
                svg.Append(end < 0 ? part : palette[part[..end]] + part[(end + 1)..]);
            }
        }
    }

    private static void DrawFront(StringBuilder svg, Drawing thing, Palette palette, int seed, Sheet sheet)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{sheet.Left}\" width=\"{sheet.Across}\" height=\"800\" fill=\"url(#studio)\"/><rect x=\"{sheet.Left}\" y=\"560\" width=\"{sheet.Across}\" height=\"240\" fill=\"url(#studiofloor)\"/>");
        svg.Append("""<circle cx="400" cy="380" r="400" fill="url(#halo)"/>""");
        if (thing.IsStanding)
        {
            svg.Append("""<ellipse cx="404" cy="634" rx="310" ry="34" fill="url(#shadow)"/><ellipse cx="402" cy="631" rx="215" ry="15" fill="url(#shadow)"/>""");
        }

        svg.Append("""<g transform="translate(24 18) scale(.94)">""");
        thing.Paint(svg, palette, seed);
        svg.Append("</g>");
    }

    private static void DrawDetail(StringBuilder svg, Drawing thing, Palette palette, int seed)
    {
        var (x, y) = thing.Focus;
        svg.Append("""<rect width="800" height="800" fill="url(#close)"/><circle cx="180" cy="140" r="420" fill="url(#halo)"/>""");
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate(400 400) rotate({(seed % 2 == 0 ? -7 : 6)}) scale(1.85) translate({-x} {-y})\">");
        thing.Paint(svg, palette, seed);
        svg.Append("""</g><rect width="800" height="800" fill="url(#vignette)"/>""");
    }

    private void DrawContext(StringBuilder svg, Drawing thing, Palette palette, int seed)
    {
        var scene = _scenes[thing.Scene];
        scene.Paint(svg, palette, seed);
        var (x, y) = scene.Anchor;
        if (thing.IsStanding)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<ellipse cx=\"{x}\" cy=\"{y + 2}\" rx=\"{300 * thing.Size}\" ry=\"{26 * thing.Size}\" fill=\"url(#shadow)\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({x} {y}) scale({thing.Size}) translate({-thing.Anchor.X} {-thing.Anchor.Y})\">");
        thing.Paint(svg, palette, seed);
        svg.Append("""</g><rect width="800" height="800" fill="url(#daylight)"/>""");
    }

    private static FrozenDictionary<string, Drawing> Drawings(string folder)
    {
        var prefix = Prefix + folder;
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[prefix.Length..^".svg".Length],
                name =>
                {
                    using var file = assembly.GetManifestResourceStream(name)!;
                    return Drawing.Read(file);
                });
    }

    private static (string Id, string Text)[] Definitions() =>
        [.. XDocument.Parse(Text("definitions.svg")).Root!.Elements()
            .Select(static one => ((string)one.Attribute("id")!, one.ToString(SaveOptions.DisableFormatting)))];

    private static FrozenDictionary<string, Colour> Colours() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Text("colours.json"))!
            .ToFrozenDictionary(static pair => pair.Key, static pair => Colour.Parse(pair.Value));

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("<text\\b.*?</text>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    // What a picture shows of the drawings' plane, on which a thing takes the square from 0 to 800.
    private sealed record Sheet(int Left, int Across, int Height);
}
