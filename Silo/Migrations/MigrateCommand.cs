using System.CommandLine;
using Microsoft.Extensions.Options;
using Npgsql;
using Shop.Hosting.Database;
using Shop.Hosting.Startup;
using Shop.Runtime.Storage.Schema;

namespace Shop.Silo.Migrations;

/// <summary>
/// <c>Silo.dll migrate [--dry-run] [--sql]</c>: brings the database of <c>DATABASE_URL</c> to this build's schema, as a silo does when it
/// starts, and ends; or only says what it would do.
/// </summary>
internal static class MigrateCommand
{
    /// <summary>The word that asks for it.</summary>
    public const string Name = "migrate";

    /// <summary>Runs it.</summary>
    /// <returns>0; 1 where it can't be done, and <see cref="ExplainedStart.Misconfigured"/> for a wrong setting: a line of standard error says why.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be applied; nothing is changed, and nobody waits." };
        var sql = new Option<bool>("--sql") { Description = "With each migration, its statements." };
        var command = new RootCommand("Brings the shop's database to the schema of this build. Forward only; old processes go on meanwhile.") { dryRun, sql };
        command.SetAction((parsed, cancellationToken) => MigrateAsync(parsed.GetValue(dryRun), parsed.GetValue(sql), cancellationToken));
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> MigrateAsync(bool isDry, bool withSql, CancellationToken cancellationToken)
    {
        try
        {
            await using var database = NpgsqlDataSource.Create(
                DatabaseServices.Settings(Environment.GetEnvironmentVariable("DATABASE_URL"), Name).ConnectionString);
            var migrator = new SchemaMigrator(database) { AcceptNewer = true };
            IReadOnlyList<MigrationSet> sets = [RuntimeSchema.Migrations, .. ShopSchema.Migrations];
            var pending = await migrator.PendingAsync(sets, cancellationToken);
            foreach (var (set, script) in pending)
            {
                Console.WriteLine($"{set.Name} {script}{(withSql ? $"\n{script.Sql.TrimEnd()}\n" : "")}");
            }

            if (!isDry)
            {
                await migrator.MigrateAsync(sets, cancellationToken);
            }

            Console.WriteLine((pending.Count, isDry) switch
            {
                (0, _) => "the schema is this build's: nothing to apply",
                (var count, true) => $"{count} to apply; nothing was changed",
                (var count, false) => $"{count} applied",
            });
            return 0;
        }
        catch (OptionsValidationException e)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', e.Failures));
            return ExplainedStart.Misconfigured;
        }
        catch (Exception e) when (e is MigrationException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync($"the database can't be migrated: {e.Message}");
            return 1;
        }
    }
}
