namespace Shop.Catalog;

/// <summary>The rules that a <see cref="CatalogFault"/> names. They are part of the HTTP API: they never change.</summary>
public static class CatalogFaultRule
{
    /// <summary>It must be there.</summary>
    public const string Required = "required";

    /// <summary>It is longer than it may be.</summary>
    public const string TooLong = "too_long";

    /// <summary>There are more than there may be.</summary>
    public const string TooMany = "too_many";

    /// <summary>The number is below or above what it may be.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>The text isn't of the form that it must have.</summary>
    public const string Malformed = "malformed";

    /// <summary>It is there twice, or another product has it.</summary>
    public const string Taken = "taken";

    /// <summary>It names something that isn't there.</summary>
    public const string Unknown = "unknown";

    /// <summary>It doesn't agree with the rest.</summary>
    public const string Mismatch = "mismatch";
}
