using System.Collections.Immutable;
using static Shop.Catalog.CatalogFaultRule;

namespace Shop.Catalog;

/// <summary>Collects what is wrong with a document.</summary>
internal sealed class FaultList
{
    // Nobody reads more, and a hostile document could have thousands.
    private const int CountMax = 50;

    private readonly ImmutableArray<CatalogFault>.Builder _faults = ImmutableArray.CreateBuilder<CatalogFault>();

    /// <summary>Whether a text can stand in one line: no line breaks, no other control characters.</summary>
    public static bool IsLine(string? text) => text is null || (!text.Any(char.IsControl) && IsWellFormed(text));

    public ImmutableArray<CatalogFault> ToImmutable() => _faults.ToImmutable();

    public void That(bool holds, string field, string rule, string message)
    {
        if (!holds && _faults.Count < CountMax)
        {
            _faults.Add(new CatalogFault(field, rule, message));
        }
    }

    public void Text(string? text, int lengthMax, string field)
    {
        That(!string.IsNullOrWhiteSpace(text), field, Required, $"This is text of 1 to {lengthMax} characters.");
        OptionalText(text, lengthMax, field);
    }

    public void OptionalText(string? text, int lengthMax, string field)
    {
        That(text is null || text.Length <= lengthMax, field, TooLong, $"This is text of up to {lengthMax} characters.");
        That(IsLine(text), field, Malformed, "This is one line, without control characters.");
    }

    /// <summary>Text with line breaks and tabs.</summary>
    public void Prose(string? text, int lengthMax, string field)
    {
        That(text is null || text.Length <= lengthMax, field, TooLong, $"This is text of up to {lengthMax} characters.");
        That(
            text is null || (IsWellFormed(text) && !text.Any(static one => char.IsControl(one) && one is not ('\n' or '\r' or '\t'))),
            field, Malformed, "This has no control characters but line breaks and tabs.");
    }

    public void InRange(long? number, long min, long max, string field) =>
        That(number >= min && number <= max, field, OutOfRange, $"This is a whole number from {min} to {max}.");

    public void Count(int count, int max, string field) => That(count <= max, field, TooMany, $"There are {max} at most.");

    // Halves of characters can't be stored as UTF-8.
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
