using Npgsql;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;

namespace Runtime.Tests.Storage.Schema;

public sealed class SchemaMigratorTests : IAsyncLifetime
{
    private static readonly MigrationScript _carts = new(1, "carts", "CREATE TABLE carts (id int PRIMARY KEY)");
    private static readonly MigrationScript _lines = new(2, "lines", "CREATE TABLE lines (id int PRIMARY KEY); INSERT INTO lines VALUES (1)");
    private NpgsqlDataSource? _dataSource;

    private NpgsqlDataSource DataSource => _dataSource!;

    public async Task InitializeAsync()
    {
        var server = await PostgresServer.Shared;
        _dataSource = NpgsqlDataSource.Create(server.ConnectionStringTo(await server.CreateDatabaseAsync()));
    }

    public async Task DisposeAsync() => await DataSource.DisposeAsync();

    [Fact]
    public async Task scripts_are_applied_once_and_in_order()
    {
        await new SchemaMigrator(DataSource).MigrateAsync(Set(_lines, _carts));
        await new SchemaMigrator(DataSource).MigrateAsync(Set(_carts, _lines));

        (await ScalarAsync("SELECT string_agg(name, ' ' ORDER BY applied_at, number) FROM shop_schema_history")).ShouldBe("carts lines");
        (await ScalarAsync("SELECT count(*) FROM lines")).ShouldBe(1L);
    }

    [Fact]
    public async Task a_later_build_adds_its_scripts()
    {
        await new SchemaMigrator(DataSource).MigrateAsync(Set(_carts));
        await new SchemaMigrator(DataSource).MigrateAsync(Set(_carts, _lines));

        (await ScalarAsync("SELECT count(*) FROM lines")).ShouldBe(1L);
    }

    [Fact]
    public async Task sets_have_numbers_and_histories_of_their_own()
    {
        var others = new MigrationSet("other", [new(1, "others", "CREATE TABLE others (id int)")]);

        await new SchemaMigrator(DataSource).MigrateAsync(Set(_carts), others);

        (await ScalarAsync("SELECT string_agg(set_name || number, ' ' ORDER BY set_name) FROM shop_schema_history")).ShouldBe("other1 test1");
    }

    [Fact]
    public async Task twenty_processes_that_start_at_once_apply_each_script_once()
    {
        var server = await PostgresServer.Shared;
        var connectionString = server.ConnectionStringTo(await server.CreateDatabaseAsync());
        var sources = Enumerable.Range(0, 20).Select(_ => NpgsqlDataSource.Create(connectionString)).ToArray();

        await Task.WhenAll(sources.Select(source => new SchemaMigrator(source).MigrateAsync(RuntimeSchema.Migrations, Set(_carts, _lines))));

        await using var count = sources[0].CreateCommand("SELECT count(*) FROM shop_schema_history");
        (await count.ExecuteScalarAsync()).ShouldBe((long)RuntimeSchema.Migrations.Scripts.Count + 2);
        await Task.WhenAll(sources.Select(source => source.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task an_edited_script_is_refused()
    {
        await new SchemaMigrator(DataSource).MigrateAsync(Set(_carts));

        var refusal = await Should.ThrowAsync<MigrationException>(
            () => new SchemaMigrator(DataSource).MigrateAsync(Set(new MigrationScript(1, "carts", _carts.Sql + " "))));

        refusal.Message.ShouldContain("0001_carts");
        refusal.Message.ShouldContain("edited");
    }

    [Fact]
    public async Task other_line_ends_are_no_edit()
    {
        await new SchemaMigrator(DataSource).MigrateAsync(Set(new MigrationScript(1, "carts", "CREATE TABLE carts\n(id int)\n")));
        await new SchemaMigrator(DataSource).MigrateAsync(Set(new MigrationScript(1, "carts", "CREATE TABLE carts\r\n(id int)\r\n")));
    }

    [Fact]
    public async Task a_missing_script_is_refused()
    {
        await new SchemaMigrator(DataSource).MigrateAsync(Set(_carts, _lines));

        (await Should.ThrowAsync<MigrationException>(() => new SchemaMigrator(DataSource).MigrateAsync(Set(_carts)))).Message.ShouldContain("0002_lines");
    }

    [Fact]
    public async Task a_renamed_script_is_refused()
    {
        await new SchemaMigrator(DataSource).MigrateAsync(Set(_carts));

        await Should.ThrowAsync<MigrationException>(() => new SchemaMigrator(DataSource).MigrateAsync(Set(new MigrationScript(1, "baskets", _carts.Sql))));
    }

    [Fact]
    public async Task an_older_build_accepts_a_newer_database_where_its_host_says_so()
    {
        await new SchemaMigrator(DataSource).MigrateAsync(Set(_carts, _lines));

        await new SchemaMigrator(DataSource) { AcceptNewer = true }.MigrateAsync(Set(_carts));
    }

    [Fact]
    public async Task a_script_that_fails_leaves_nothing_behind()
    {
        var broken = new MigrationScript(2, "broken", "CREATE TABLE half (id int); SELECT 1 / 0");

        var failure = await Should.ThrowAsync<MigrationException>(() => new SchemaMigrator(DataSource).MigrateAsync(Set(_carts, broken)));

        failure.Message.ShouldContain("0002_broken");
        failure.Message.ShouldContain("division by zero");
        (await ScalarAsync("SELECT to_regclass('half') IS NULL AND to_regclass('carts') IS NOT NULL")).ShouldBe(true);
        (await ScalarAsync("SELECT count(*) FROM shop_schema_history")).ShouldBe(1L);
    }

    [Fact]
    public void scripts_with_a_gap_are_refused() =>
        Should.Throw<ArgumentException>(() => Set(_carts, new MigrationScript(3, "later", "SELECT 1"))).Message.ShouldContain("0003_later");

    [Fact]
    public void the_runtimes_scripts_are_found_by_their_file_names() =>
        RuntimeSchema.Migrations.Scripts.Select(script => script.ToString())
            .ShouldBe(["0001_orleans_query", "0002_membership", "0003_grain_storage", "0004_reminders", "0005_states_in_their_rows"]);

    private static MigrationSet Set(params MigrationScript[] scripts) => new("test", scripts);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
