using System.Diagnostics.CodeAnalysis;

namespace Shop.Catalog;

/// <summary>
/// Names an import: <c>import-</c> and 32 small hexadecimal digits. It is the key of its <see cref="ICatalogImportGrain"/>.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.catalog.ImportId")]
public readonly record struct ImportId
{
    private const string Prefix = "import-";

    [Id(0)]
    private readonly Guid _value;

    private ImportId(Guid value) => _value = value;

    /// <summary>The number in it, under which the database has it.</summary>
    public Guid Number => _value;

    /// <summary>A new one; newer ones sort behind (UUIDv7).</summary>
    public static ImportId New(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return new ImportId(Guid.CreateVersion7(time.GetUtcNow()));
    }

    /// <summary>The one of that number.</summary>
    public static ImportId Of(Guid number) => new(number);

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static ImportId Parse(string text) =>
        TryParse(text, out var id) ? id : throw IdText.Wrong(text, "import", Prefix);

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ImportId id)
    {
        var isValid = IdText.IsOne(text, Prefix);
        id = isValid ? new ImportId(IdText.NumberIn(text!)) : default;
        return isValid;
    }

    /// <summary>The text.</summary>
    public override string ToString() => IdText.Of(Prefix, _value);
}
