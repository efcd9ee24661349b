using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Shop.Bench.Spike;

/// <summary>Panels over the same time, one above the other, as SVG.</summary>
internal sealed class Plot
{
    private const int Width = 960;
    private const int Left = 64;
    private const int Right = 24;
    private const int Top = 92;
    private const int PanelHeight = 110;
    private const int Between = 44;
    private const int TicksMax = 14;
    private const int MarkLineHeight = 12;
    private const string Ink = "#333333";
    private const string Faint = "#dddddd";

    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";
    private static readonly int[] _tickSeconds = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600];

    private readonly XElement _root;
    private readonly int _seconds;

    private Plot(int seconds, int panels)
    {
        _seconds = Math.Max(1, seconds);
        var height = Top + (panels * (PanelHeight + Between));
        _root = new XElement(
            _svg + "svg", new XAttribute("viewBox", $"0 0 {Width} {height}"), new XAttribute("width", Width), new XAttribute("height", height),
            new XAttribute("font-family", "system-ui, sans-serif"), new XAttribute("font-size", 12), new XAttribute("fill", Ink));
        _root.Add(new XElement(_svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "#ffffff")));
    }

    /// <summary>Draws one.</summary>
    /// <param name="title">What it is of.</param>
    /// <param name="panels">From the top down.</param>
    /// <param name="marks">Lines through all of them.</param>
    /// <param name="seconds">How long the time is.</param>
    public static string Draw(string title, IReadOnlyList<Panel> panels, IReadOnlyList<Mark> marks, int seconds)
    {
        var plot = new Plot(seconds, panels.Count);
        plot.Text(Left, 22, title, size: 15);
        plot.AddMarks(marks, panels.Count);
        for (var i = 0; i < panels.Count; i++)
        {
            plot.Add(panels[i], Top + (i * (PanelHeight + Between)));
        }

        return plot._root.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>A curve as the path of SVG: a line through its values, with gaps.</summary>
    public static string PathOf(IReadOnlyList<double?> values, Scale scale, Func<int, double> across, double top, double height)
    {
        var (path, isDrawn) = (new StringBuilder(), false);
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(isDrawn ? 'L' : 'M')}{across(i):0.#} {top + (height * (1 - scale.Of(value))):0.#}");
            }

            isDrawn = values[i] is not null;
        }

        return path.ToString();
    }

    private void Add(Panel panel, int top)
    {
        var scale = Scale.Of(panel.Curves.SelectMany(static curve => curve.Values), panel.IsLogarithmic);
        Text(Left, top - 8, panel.Title);
        AddGrid(scale, top);
        var x = Width - Right;
        foreach (var curve in panel.Curves.Reverse())
        {
            Text(x, top - 8, curve.Name, anchor: "end", color: curve.Color);
            x -= 18 + (int)(curve.Name.Length * 6.4);
        }

        foreach (var curve in panel.Curves)
        {
            _root.Add(new XElement(
                _svg + "path", new XAttribute("d", PathOf(curve.Values, scale, i => Across(i + 0.5), top, PanelHeight)), new XAttribute("fill", "none"),
                new XAttribute("stroke", curve.Color), new XAttribute("stroke-width", 1.5), new XAttribute("stroke-linejoin", "round")));
        }
    }

    private void AddGrid(Scale scale, int top)
    {
        foreach (var value in scale.Lines)
        {
            var y = top + (PanelHeight * (1 - scale.Of(value)));
            Line(Left, y, Width - Right, y, Faint);
            Text(Left - 6, y + 4, value.ToString("#,0.##", CultureInfo.InvariantCulture), anchor: "end");
        }

        var step = _tickSeconds.FirstOrDefault(one => _seconds / one <= TicksMax, _tickSeconds[^1]);
        for (var second = 0; second <= _seconds; second += step)
        {
            Text(Across(second), top + PanelHeight + 16, $"{second} s", anchor: "middle");
        }
    }

    // Their words in lines of their own, so that none lies over another.
    private void AddMarks(IReadOnlyList<Mark> marks, int panels)
    {
        var bottom = Top + (panels * (PanelHeight + Between)) - Between;
        foreach (var (mark, i) in marks.Select(static (mark, i) => (mark, i)))
        {
            var (x, y) = (Across(mark.At.TotalSeconds), 34 + (i % 3 * MarkLineHeight));
            Line(x, y, x, bottom, Ink, "2 3");
            Text(x + (x > Width / 2 ? -4 : 4), y + 4, mark.What, anchor: x > Width / 2 ? "end" : "start", size: 11);
        }
    }

    private double Across(double second) => Left + ((Width - Left - Right) * Math.Clamp(second / _seconds, 0, 1));

    private void Line(double x1, double y1, double x2, double y2, string color, string? dashes = null) => _root.Add(new XElement(
        _svg + "line", new XAttribute("x1", Round(x1)), new XAttribute("y1", Round(y1)), new XAttribute("x2", Round(x2)), new XAttribute("y2", Round(y2)),
        new XAttribute("stroke", color), dashes is null ? null : new XAttribute("stroke-dasharray", dashes)));

    private void Text(double x, double y, string text, string anchor = "start", string? color = null, int? size = null) => _root.Add(new XElement(
        _svg + "text", new XAttribute("x", Round(x)), new XAttribute("y", Round(y)), new XAttribute("text-anchor", anchor),
        color is null ? null : new XAttribute("fill", color), size is null ? null : new XAttribute("font-size", size), text));

    private static double Round(double value) => Math.Round(value, 1);
}
