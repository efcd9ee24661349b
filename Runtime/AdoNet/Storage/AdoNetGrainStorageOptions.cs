using System.Data.Common;
using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>How grains' states are stored in a database. Exactly one of <see cref="ConnectionString"/> and <see cref="DataSource"/> is given.</summary>
public class AdoNetGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>The stage of the silo's start at which the storage connects, unless told otherwise.</summary>
    public const int DEFAULT_INIT_STAGE = ServiceLifecycleStage.ApplicationServices;

    /// <summary>Orleans' default; it must be set to <c>Npgsql</c> here.</summary>
    public const string DEFAULT_ADONET_INVARIANT = "Microsoft.Data.SqlClient";

    /// <summary>The database.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The database, through a source that the caller owns.</summary>
    public DbDataSource? DataSource { get; set; }

    /// <summary>The stage of the silo's start at which the storage connects.</summary>
    public int InitStage { get; set; } = DEFAULT_INIT_STAGE;

    /// <summary>The ADO.NET provider: <c>Npgsql</c>, and no other.</summary>
    public string Invariant { get; set; } = DEFAULT_ADONET_INVARIANT;

    /// <summary>Turns states into bytes and back; JSON by System.Text.Json by default.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;

    /// <summary>Whether clearing a state removes its row; by default the row stays, and its version goes on.</summary>
    public bool DeleteStateOnClear { get; set; }
}
