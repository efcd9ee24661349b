using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shop.Runtime.Storage;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;

namespace Runtime.Tests.Storage;

/// <summary>A database of one's own with the runtime's tables, on the test process's server.</summary>
public sealed class MigratedDatabase : IAsyncLifetime
{
    private static readonly Lazy<Task<string>> _template = new(CreateTemplateAsync);
    private readonly List<PostgresGrainStorage> _storages = [];
    private NpgsqlDataSource? _dataSource;

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource DataSource => _dataSource!;

    public async Task InitializeAsync()
    {
        var server = await PostgresServer.Shared;
        ConnectionString = server.ConnectionStringTo(await server.CreateDatabaseAsync(await _template.Value));
        _dataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public async Task DisposeAsync()
    {
        foreach (var storage in _storages)
        {
            await storage.DisposeAsync();
        }

        await DataSource.DisposeAsync();
    }

    /// <summary>A storage as one silo has it; several are several owners. Closed with the database.</summary>
    public PostgresGrainStorage CreateStorage(Action<PostgresGrainStorageOptions>? configure = null, string serviceId = "shop")
    {
        var options = new PostgresGrainStorageOptions { ConnectionString = ConnectionString };
        configure?.Invoke(options);
        var storage = new PostgresGrainStorage("test", serviceId, options, NullLogger<PostgresGrainStorage>.Instance);
        _storages.Add(storage);
        return storage;
    }

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var server = await PostgresServer.Shared;
        var name = await server.CreateDatabaseAsync();
        await using var dataSource = NpgsqlDataSource.Create(server.ConnectionStringTo(name) + ";Pooling=false");
        await new SchemaMigrator(dataSource).MigrateAsync(RuntimeSchema.Migrations);
        return name;
    }
}
