using System.Globalization;

namespace Shop.Api.Media;

/// <summary>A colour of the screen.</summary>
/// <param name="Red">0–255.</param>
/// <param name="Green">0–255.</param>
/// <param name="Blue">0–255.</param>
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static Colour White { get; } = new(255, 255, 255);

    /// <summary>What shadows tend to: black would look dead.</summary>
    public static Colour Shadow { get; } = new(26, 24, 36);

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    public static Colour Parse(string text) => new(Part(text, 1), Part(text, 3), Part(text, 5));

    /// <summary>So much of the way to another colour: 0 stays, 1 is there.</summary>
    public Colour Towards(Colour other, double share) =>
        new(Mix(Red, other.Red, share), Mix(Green, other.Green, share), Mix(Blue, other.Blue, share));

    /// <summary>How bright it looks, 0–1 (the luma of ITU-R BT.601).</summary>
    public double Brightness => ((0.299 * Red) + (0.587 * Green) + (0.114 * Blue)) / 255;

    /// <summary><c>#rrggbb</c>.</summary>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

    private static byte Part(string text, int start) =>
        byte.Parse(text.AsSpan(start, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
