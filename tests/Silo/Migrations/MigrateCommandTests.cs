using Npgsql;
using Shop.Runtime.Storage.Schema;
using Shop.Silo.Migrations;

namespace Shop.Silo.Tests.Migrations;

/// <summary><c>Silo.dll migrate</c>, as <c>./shop migrate</c> runs it.</summary>
public sealed class MigrateCommandTests
{
    private static readonly int _all = RuntimeSchema.Migrations.Scripts.Count + ShopSchema.Migrations.Sum(set => set.Scripts.Count);

    [Fact]
    public async Task a_dry_run_says_what_would_be_applied_in_its_order_and_changes_nothing()
    {
        var address = await SiloProcess.CreateDatabaseAsync();

        var (status, lines, errors) = await RunAsync(address, "--dry-run");

        (status, errors).ShouldBe((0, ""));
        lines.Length.ShouldBe(_all + 1);
        lines[0].ShouldBe("runtime 0001_orleans_query");
        lines.ShouldContain("shop-140 0140_stock");
        lines[^1].ShouldBe($"{_all} to apply; nothing was changed");
        (await ScalarAsync(address, "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")).ShouldBe(0L);
    }

    [Fact]
    public async Task what_a_dry_run_said_is_applied_once()
    {
        var address = await SiloProcess.CreateDatabaseAsync();
        await using (var database = NpgsqlDataSource.Create(address))
        {
            await new SchemaMigrator(database).MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations.SkipLast(1)]);
        }

        var last = ShopSchema.Migrations[^1];
        var dry = await RunAsync(address, "--dry-run", "--sql");
        var applied = await RunAsync(address);
        var again = await RunAsync(address);

        dry.Lines[0].ShouldBe($"{last.Name} {last.Scripts[0]}");
        string.Join('\n', dry.Lines).ShouldContain(last.Scripts[0].Sql.TrimEnd());
        dry.Lines[^1].ShouldBe($"{last.Scripts.Count} to apply; nothing was changed");
        applied.Lines.ShouldBe([.. last.Scripts.Select(script => $"{last.Name} {script}"), $"{last.Scripts.Count} applied"]);
        again.Lines.ShouldBe(["the schema is this build's: nothing to apply"]);
        (await ScalarAsync(address, "SELECT count(*) FROM shop_schema_history")).ShouldBe((long)_all);
    }

    [Fact]
    public async Task a_dry_run_does_not_wait_for_who_is_just_migrating()
    {
        var address = await SiloProcess.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var held = new NpgsqlCommand("SELECT pg_advisory_lock(1936224112)", connection); // the migrator's own
        await held.ExecuteNonQueryAsync();

        var dry = await RunAsync(address, "--dry-run");

        dry.Lines[^1].ShouldBe($"{_all} to apply; nothing was changed");
    }

    [Fact]
    public async Task a_migration_that_was_edited_after_it_had_been_applied_is_named()
    {
        var address = await SiloProcess.CreateDatabaseAsync();
        (await RunAsync(address)).Status.ShouldBe(0);
        await ScalarAsync(address, "UPDATE shop_schema_history SET checksum = '' WHERE number = 140");

        var (status, _, errors) = await RunAsync(address, "--dry-run");

        status.ShouldBe(1);
        errors.ShouldContain("0140_stock of \"shop-140\" was edited");
    }

    [Fact]
    public async Task without_a_database_it_says_so()
    {
        (await RunAsync("")).Status.ShouldBe(78);
        (await RunAsync("postgres://shop@127.0.0.1:1/shop")).Errors.ShouldStartWith("the database can't be migrated: ");
    }

    private static async Task<object?> ScalarAsync(string address, string sql)
    {
        await using var database = NpgsqlDataSource.Create(address);
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static Task<(int Status, string[] Lines, string Errors)> RunAsync(string database, params string[] options) =>
        SiloProcess.RunAsync(database, ["migrate", .. options]);
}
