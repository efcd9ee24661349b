using System.CommandLine;
using Microsoft.Extensions.Options;
using Npgsql;
using Shop.Catalog;
using Shop.Hosting.Database;
using Shop.Hosting.Startup;
using Shop.Runtime.Storage.Schema;
using Shop.Silo.Catalog;
using Shop.Silo.Migrations;
using Shop.Silo.Search;

namespace Shop.Silo.DemoCatalog;

/// <summary><c>Silo.dll load-demo --products N --seed 1</c>: fills the database of <c>DATABASE_URL</c> and ends.</summary>
internal static class LoadDemoCommand
{
    /// <summary>The word that asks for it.</summary>
    public const string Name = "load-demo";

    private const int ProductsMax = 1_000_000;

    // Waiting for the disk at each commit buys nothing: PostgreSQL loses commits from the end only, and what is lost of a load is
    // loaded again. Words are put into their indexes in larger heaps, which takes a part of the time; at the end all are.
    private const string Sessions = "-c synchronous_commit=off -c gin_pending_list_limit=32MB -c work_mem=64MB";

    /// <summary>Runs it.</summary>
    /// <returns>0; 1 where it can't be done, and <see cref="ExplainedStart.Misconfigured"/> for a wrong setting: a line of standard error says why.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var products = new Option<int>("--products") { Description = $"How many products the catalog is to have (0 to {ProductsMax}).", DefaultValueFactory = static _ => 2_000 };
        products.Validators.Add(static option =>
        {
            if (option.GetValueOrDefault<int>() is < 0 or > ProductsMax)
            {
                option.AddError($"--products takes a whole number from 0 to {ProductsMax}.");
            }
        });
        var seed = new Option<long>("--seed") { Description = "Which catalog: the same seed makes the same one.", DefaultValueFactory = static _ => 1 };
        var command = new RootCommand("Fills the shop's database with its demo catalog, as far as it isn't there yet.") { products, seed };
        command.SetAction((parsed, cancellationToken) => LoadAsync(parsed.GetRequiredValue(seed), parsed.GetRequiredValue(products), cancellationToken));
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> LoadAsync(long seed, int count, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = Services();
            var database = services.GetRequiredService<NpgsqlDataSource>();
            await new SchemaMigrator(database, services.GetRequiredService<ILogger<SchemaMigrator>>()) { AcceptNewer = true }
                .MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations], cancellationToken);
            var loader = new DemoLoader(database, services.GetRequiredService<ICatalogStore>(), new PostgresProjection(database), new DemoProgress(Console.Out, !Console.IsOutputRedirected));
            var loaded = await loader.LoadAsync(seed, count, cancellationToken);
            Console.WriteLine(loaded == 0 ? "the demo catalog is there" : $"the demo catalog has {loaded:N0} more products");
            return 0;
        }
        catch (OptionsValidationException e)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', e.Failures));
            return ExplainedStart.Misconfigured;
        }
        catch (Exception e) when (e is DemoCatalogException or MigrationException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync($"the demo catalog can't be loaded: {e.Message}");
            return 1;
        }
    }

    // As the silo's, without a silo.
    private static ServiceProvider Services()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders(); // a person reads along: what went wrong is said in a sentence
        var settings = builder.AddDatabase(Name);
        settings.Options = $"{settings.Options} {Sessions}".Trim();
        builder.Services.AddCatalog(builder.Configuration);
        return builder.Services.BuildServiceProvider();
    }
}
