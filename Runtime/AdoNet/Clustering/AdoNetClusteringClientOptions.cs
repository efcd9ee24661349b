using System.Data.Common;

namespace Orleans.Configuration;

/// <summary>Where a client finds the silos. Exactly one of <see cref="ConnectionString"/> and <see cref="DataSource"/> is given.</summary>
public class AdoNetClusteringClientOptions
{
    /// <summary>The database.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The database, through a source that the caller owns.</summary>
    public DbDataSource? DataSource { get; set; }

    /// <summary>The ADO.NET provider: <c>Npgsql</c>, and no other.</summary>
    public string Invariant { get; set; } = null!;
}
