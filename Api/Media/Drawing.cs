using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Shop.Api.Media;

/// <summary>
/// A drawing of a thing or of a scene, from its file: shapes on a square of 800, with colours by their names in braces. An
/// element with <c>only="0,2"</c> is there for the looks of these numbers; the rest is there always.
/// </summary>
internal sealed class Drawing
{
    /// <summary>How many looks a drawing has, where it tells them apart.</summary>
    public const int Looks = 4;

    private readonly string[] _looks;

    private Drawing(XElement root)
    {
        Scene = (string?)root.Attribute("scene") ?? "";
        Size = (double?)root.Attribute("size") ?? 1;
        Anchor = Point(root, "anchor", "400,650");
        Focus = Point(root, "focus", "400,400");
        // What hangs or lies throws no shadow on a floor.
        IsStanding = root.Attribute("anchor") is null && root.Attribute("flat") is null;
        _looks = [.. Enumerable.Range(0, Looks).Select(look => Content(root, look))];
    }

    /// <summary>The scene in which the thing is used.</summary>
    public string Scene { get; }

    /// <summary>How large the thing is in its scene.</summary>
    public double Size { get; }

    /// <summary>The point of the thing that is put on its scene's anchor; of a scene, where the thing goes.</summary>
    public (double X, double Y) Anchor { get; }

    /// <summary>What a picture from close up shows.</summary>
    public (double X, double Y) Focus { get; }

    /// <summary>Whether the thing stands on something.</summary>
    public bool IsStanding { get; }

    /// <summary>Reads a file.</summary>
    public static Drawing Read(Stream file) => new(XDocument.Load(file).Root!);

    /// <summary>Adds the shapes, coloured.</summary>
    public void Paint(StringBuilder svg, Palette palette, int seed)
    {
        var look = _looks[seed % Looks].AsSpan();
        while (look.IndexOf('{') is var start and >= 0)
        {
            var length = look[(start + 1)..].IndexOf('}');
            svg.Append(look[..start]).Append(palette[look.Slice(start + 1, length).ToString()]);
            look = look[(start + length + 2)..];
        }

        svg.Append(look);
    }

    private static string Content(XElement root, int look)
    {
        var copy = new XElement(root);
        foreach (var element in copy.Descendants().Where(element => !IsIn(element, look)).ToList())
        {
            element.Remove();
        }

        foreach (var only in copy.Descendants().Attributes("only").ToList())
        {
            only.Remove();
        }

        return string.Concat(copy.Nodes().Select(static node => node.ToString(SaveOptions.DisableFormatting)));
    }

    private static bool IsIn(XElement element, int look) =>
        (string?)element.Attribute("only") is not { } only || only.Split(',').Contains(look.ToString(CultureInfo.InvariantCulture));

    private static (double X, double Y) Point(XElement root, string name, string otherwise)
    {
        var parts = ((string?)root.Attribute(name) ?? otherwise).Split(',');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
