using System.Collections.Frozen;

namespace Shop.Api.Media;

/// <summary>The colours of one picture, by the names that drawings use in braces.</summary>
internal sealed class Palette
{
    // Beside any main colour these look chosen: three warm ones, three cool ones, all of middling strength.
    private static readonly Colour[] _accents =
        [Colour.Parse("#d9825b"), Colour.Parse("#6f9ba8"), Colour.Parse("#dba94a"), Colour.Parse("#8a7fb0"), Colour.Parse("#7fa07a"), Colour.Parse("#c8727f")];

    // Walls that let things stand out: pale, and never quite white.
    private static readonly Colour[] _walls =
        [Colour.Parse("#ece4d8"), Colour.Parse("#dfe6e6"), Colour.Parse("#e9dfdb"), Colour.Parse("#e2e5da"), Colour.Parse("#e5e1ea")];

    private readonly FrozenDictionary<string, string> _values;

    private Palette(Dictionary<string, string> values) => _values = values.ToFrozenDictionary();

    /// <summary>The colour that a drawing asks for.</summary>
    /// <exception cref="KeyNotFoundException">The drawing is wrong: a test renders every one.</exception>
    public string this[string name] => _values[name];

    /// <summary>The palette around a main colour; the seed chooses what goes with it.</summary>
    public static Palette Of(Colour main, int seed)
    {
        var accent = _accents[seed % _accents.Length];
        if (Distance(accent, main) < 90)
        {
            accent = _accents[(seed + 2) % _accents.Length];
        }

        var wall = _walls[seed / 7 % _walls.Length];
        return new Palette(new()
        {
            ["main"] = Text(main),
            ["light"] = Text(main.Towards(Colour.White, 0.22)),
            ["pale"] = Text(main.Towards(Colour.White, 0.62)),
            ["dark"] = Text(main.Towards(Colour.Shadow, main.Brightness > 0.8 ? 0.16 : 0.28)),
            ["deep"] = Text(main.Towards(Colour.Shadow, main.Brightness > 0.8 ? 0.42 : 0.58)),
            ["accent"] = Text(accent),
            ["accent-light"] = Text(accent.Towards(Colour.White, 0.35)),
            ["accent-dark"] = Text(accent.Towards(Colour.Shadow, 0.3)),
            ["wall"] = Text(wall),
            ["wall-dark"] = Text(wall.Towards(Colour.Shadow, 0.16)),
            ["ink"] = "#2b2d33",
            // The studio behind a picture: a breath of the thing's own colour, so that a page of pictures looks of a piece.
            ["studio"] = Text(Colour.Parse("#f6f4f0").Towards(main, 0.05)),
            ["studio-dark"] = Text(Colour.Parse("#e2ded6").Towards(main, 0.12)),
            ["studio-floor"] = Text(Colour.Parse("#d6d1c7").Towards(main, 0.14)),
        });
    }

    private static string Text(Colour colour) => colour.ToString();

    private static double Distance(Colour one, Colour other) =>
        Math.Sqrt(Math.Pow(one.Red - other.Red, 2) + Math.Pow(one.Green - other.Green, 2) + Math.Pow(one.Blue - other.Blue, 2));
}
