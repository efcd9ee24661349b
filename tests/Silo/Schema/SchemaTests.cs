using System.Text.RegularExpressions;
using Npgsql;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing;
using Shop.Silo.Migrations;

namespace Shop.Silo.Tests.Schema;

/// <summary>
/// The schema that the migrations make is compared with <c>tests/Silo/Schema/schema.txt</c>: what a migration does to the tables
/// is seen in the change that adds it.
/// </summary>
public sealed partial class SchemaTests
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

    /// <summary>
    /// What a trigger does stands in the transaction of whoever writes the table, and a statement that PostgreSQL takes for large is compiled anew
    /// there, for a tenth of a second, however small it is (203).
    /// </summary>
    // A statement that PostgreSQL takes for large is compiled, which takes a tenth of a second for each order (203).
    [Fact]
    public async Task what_a_trigger_does_is_not_compiled_within_the_transaction_of_whoever_writes()
    {
        var schema = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Schema/schema.txt"));

        var called = Trigger().Matches(schema).Select(static one => one.Groups[1].Value).Distinct().ToList();

        called.ShouldNotBeEmpty();
        called.ShouldAllBe(function => Regex.IsMatch(schema, $"^{Regex.Escape(function)}\n  returns trigger, .*\\bjit=off\\b", RegexOptions.Multiline));
    }

    [Fact]
    public async Task a_change_of_a_table_changes_the_text()
    {
        await using var database = NpgsqlDataSource.Create(await SiloProcess.CreateDatabaseAsync());
        await using var command = database.CreateCommand("""
            CREATE SCHEMA shop;
            CREATE TABLE shop.sample (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, word text COLLATE "C" NOT NULL DEFAULT 'a' CHECK (word <> ''));
            CREATE UNIQUE INDEX sample_word ON shop.sample (lower(word)) WHERE id > 5;
            CREATE FUNCTION shop.one() RETURNS integer LANGUAGE sql SET jit = off SET enable_seqscan = off AS 'SELECT 1';
            """);
        await command.ExecuteNonQueryAsync();

        (await SchemaText.OfAsync(database)).ShouldBe("""
            shop.one()
              returns integer, md5 of its body b1698e52a0f16203489454196a0c6307, with enable_seqscan=off, jit=off
            shop.sample
              id bigint not null identity
              word text collate C not null default 'a'::text
              constraint sample_pkey PRIMARY KEY (id)
              constraint sample_word_check CHECK ((word <> ''::text))
              UNIQUE index sample_pkey USING btree (id)
              UNIQUE index sample_word USING btree (lower(word)) WHERE (id > 5)

            """);
    }

    [GeneratedRegex(@"^  trigger .* EXECUTE FUNCTION (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Trigger();
}
