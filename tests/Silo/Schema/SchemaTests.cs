using Npgsql;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing;
using Shop.Silo.Migrations;

namespace Shop.Silo.Tests.Schema;

/// <summary>
/// The schema that the migrations make is compared with <c>tests/Silo/Schema/schema.txt</c>: what a migration does to the tables
/// is seen in the change that adds it.
/// </summary>
public sealed class SchemaTests
{
    private const string Accept = "SHOP_ACCEPT_SCHEMA";

    [Fact]
    public async Task the_schema_is_the_committed_one()
    {
        await using var database = NpgsqlDataSource.Create(await SiloProcess.CreateDatabaseAsync());
        await new SchemaMigrator(database).MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations]);

        var actual = await SchemaText.OfAsync(database);

        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            await File.WriteAllTextAsync(Path.Combine(Repository.Folder, "tests/Silo/Schema/schema.txt"), actual);
            return;
        }

        actual.ShouldBe(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Schema/schema.txt")), $"""
            The migrations make another schema than the committed one. Where that is meant: {Accept}=1 ./shop test SchemaTests, and
            commit tests/Silo/Schema/schema.txt with the migration. Old processes work on the new schema in a rolling upgrade: what
            they read stays, until no build reads it any more.
            """);
    }

    [Fact]
    public async Task a_change_of_a_table_changes_the_text()
    {
        await using var database = NpgsqlDataSource.Create(await SiloProcess.CreateDatabaseAsync());
        await using var command = database.CreateCommand("""
            CREATE SCHEMA shop;
            CREATE TABLE shop.sample (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, word text COLLATE "C" NOT NULL DEFAULT 'a' CHECK (word <> ''));
            CREATE UNIQUE INDEX sample_word ON shop.sample (lower(word)) WHERE id > 5;
            """);
        await command.ExecuteNonQueryAsync();

        (await SchemaText.OfAsync(database)).ShouldBe("""
            shop.sample
              id bigint not null identity
              word text collate C not null default 'a'::text
              constraint sample_pkey PRIMARY KEY (id)
              constraint sample_word_check CHECK ((word <> ''::text))
              UNIQUE index sample_pkey USING btree (id)
              UNIQUE index sample_word USING btree (lower(word)) WHERE (id > 5)

            """);
    }
}
