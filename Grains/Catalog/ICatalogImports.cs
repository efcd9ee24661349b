namespace Shop.Catalog;

/// <summary>The imports' staged lines: a port to the table that they are staged in.</summary>
public interface ICatalogImports
{
    /// <summary>Imports whose lines were all checked and aren't all written.</summary>
    Task<IReadOnlyList<ImportId>> PendingAsync(CancellationToken cancellationToken);

    /// <summary>The next lines that aren't written, and who asked for them; none where the import is done, or isn't to be applied.</summary>
    Task<IReadOnlyList<StagedLine>> NextAsync(ImportId import, int limit, CancellationToken cancellationToken);

    /// <summary>Notes what became of lines: null where the product was written, or why it wasn't.</summary>
    Task MarkAsync(ImportId import, IReadOnlyList<(int Line, string? Fault)> outcomes, CancellationToken cancellationToken);

    /// <summary>Notes that no line is left, and forgets those that were written.</summary>
    Task FinishAsync(ImportId import, CancellationToken cancellationToken);
}
