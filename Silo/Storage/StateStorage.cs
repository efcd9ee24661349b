using Npgsql;
using Orleans.Hosting;
using Orleans.Providers;
using Orleans.Storage;
using Shop.Runtime.Storage;
using Shop.Runtime.Storage.Hosting;

namespace Shop.Silo.Storage;

/// <summary>Where grains keep their state: PostgreSQL, batched, in both builds.</summary>
public static class StateStorage
{
    /// <summary>Makes it the storage of every grain that names no other, over the silo's own connections.</summary>
    public static ISiloBuilder AddStateStorage(this ISiloBuilder silo)
    {
        silo.AddPostgresGrainStorageAsDefault(static _ => { });
        silo.Services.AddOptions<PostgresGrainStorageOptions>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)
            .Configure<NpgsqlDataSource, IGrainStorageSerializer>(static (options, database, serializer) =>
            {
                options.DataSource = database;
                options.Serializer = serializer;
            });
        return silo;
    }
}
