using System.Data.Common;
using Npgsql;
using Orleans.Runtime;

namespace Shop.Runtime.AdoNet;

/// <summary>Reads the options that all ADO.NET parts have in common. PostgreSQL by Npgsql is the one database here.</summary>
internal static class NpgsqlInvariant
{
    private const string Name = "Npgsql";

    /// <summary>Throws <see cref="OrleansConfigurationException"/>, naming the options, for another database, and without a connection or with two.</summary>
    public static void Ensure(string options, string invariant, string? connectionString, DbDataSource? dataSource)
    {
        if (invariant != Name)
        {
            throw new OrleansConfigurationException(
                $"{options}: Invariant is \"{invariant}\". This runtime stores in PostgreSQL only: set it to \"{Name}\".");
        }

        if (string.IsNullOrWhiteSpace(connectionString) == (dataSource is null))
        {
            throw new OrleansConfigurationException($"{options}: set exactly one of ConnectionString and DataSource.");
        }

        SourceOf(options, dataSource);
    }

    /// <summary>The data source as Npgsql's, or null. Throws <see cref="OrleansConfigurationException"/> for another provider's.</summary>
    public static NpgsqlDataSource? SourceOf(string options, DbDataSource? dataSource) => dataSource switch
    {
        null => null,
        NpgsqlDataSource source => source,
        _ => throw new OrleansConfigurationException($"{options}: DataSource is a {dataSource.GetType()}; it must be an {nameof(NpgsqlDataSource)}."),
    };
}
