namespace Runtime.Tests.Surface;

/// <summary>A type in a signature, kept as a tree until the nullable annotations, which are listed in tree order, are known.</summary>
/// <param name="Format">Its text; {0}, {1} … stand for <paramref name="Parts"/>.</param>
/// <param name="Parts">Type arguments, or what an array or reference is of.</param>
/// <param name="IsValue">Whether it is a struct. A struct is never annotated, but a generic one has a place among the annotations.</param>
/// <param name="IsInit">Whether it is the return type of an init accessor.</param>
public sealed record TypeText(string Format, IReadOnlyList<TypeText> Parts, bool IsValue, bool IsInit = false)
{
    /// <summary>A type without parts.</summary>
    public static TypeText Of(string name, bool isValue) => new(name, [], isValue);

    /// <summary>Whether it is only a way to another type, which has no place among the annotations.</summary>
    public bool IsIndirect { get; init; }

    /// <summary>The text without annotations.</summary>
    public string Bare() => Render(static () => 0);

    /// <summary>The text with the annotations of <paramref name="flags"/>: one for all, or one for each place.</summary>
    public string Annotated(IReadOnlyList<byte> flags)
    {
        var next = 0;
        return Render(() => flags.Count == 0 ? (byte)0 : flags.Count == 1 ? flags[0] : next < flags.Count ? flags[next++] : (byte)0);
    }

    private string Render(Func<byte> nextFlag)
    {
        var hasPlace = !IsValue || (Parts.Count > 0 && !IsIndirect);
        var isNullable = hasPlace && nextFlag() == 2 && !IsValue;
        var text = Format;
        for (var i = 0; i < Parts.Count; i++)
        {
            text = text.Replace($"{{{i}}}", Parts[i].Render(nextFlag), StringComparison.Ordinal);
        }

        return isNullable ? text + "?" : text;
    }
}
