namespace Shop.Api.Catalog.Staff.Import;

/// <summary>How far an import is.</summary>
/// <param name="Id">Its name; null for a dry run.</param>
/// <param name="State">Whether it is done.</param>
/// <param name="Products">How many products it has.</param>
/// <param name="Written">How many of them are written.</param>
/// <param name="Errors">Those that couldn't be written, since others have taken their names meanwhile: by line.</param>
public sealed record ImportAnswer(
    string? Id, ImportState State, int Products, int Written, SortedDictionary<string, string[]> Errors);

/// <summary>Where an import is. The numbers are stored.</summary>
public enum ImportState
{
    /// <summary>Its lines come in.</summary>
    Receiving = 0,

    /// <summary>All are checked, and are being written.</summary>
    Writing = 1,

    /// <summary>All are written.</summary>
    Done = 2,

    /// <summary>All are checked, and none is going to be written: it was a dry run.</summary>
    Checked = 3,
}
