namespace Shop.Bench.Spike;

/// <summary>One of a plot's panels, one above the other over the same time.</summary>
/// <param name="Title">What it shows, with its unit.</param>
/// <param name="Curves">What is drawn.</param>
/// <param name="IsLogarithmic">Whether each line across is ten times the one below.</param>
internal sealed record Panel(string Title, IReadOnlyList<Curve> Curves, bool IsLogarithmic = false);

/// <summary>A curve.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Color">As SVG names it.</param>
/// <param name="Values">One for each second; null where there is none, and the curve has a gap.</param>
internal sealed record Curve(string Name, string Color, IReadOnlyList<double?> Values);
