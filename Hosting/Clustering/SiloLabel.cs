namespace Shop.Hosting.Clustering;

/// <summary>
/// A silo's name together with its zone, as the cluster's membership table has it: <c>silo-1@a</c>. The table is Orleans' own and has no
/// column for a zone; names are for people, and there a zone belongs.
/// </summary>
/// <param name="Name">What operators call the silo.</param>
/// <param name="Zone">The zone that it runs in; null where nobody said.</param>
public readonly record struct SiloLabel(string Name, string? Zone)
{
    private const char Separator = '@';

    /// <summary>The label in the table.</summary>
    public static SiloLabel Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.LastIndexOf(Separator);
        return at < 0 ? new SiloLabel(text, null) : new SiloLabel(text[..at], text[(at + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.IsNullOrEmpty(Zone) ? Name : $"{Name}{Separator}{Zone}";
}
