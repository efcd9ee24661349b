using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Runtime.Tests.Storage;
using Runtime.Tests.Storage.Conformance;
using Shop.Runtime.AdoNet.Reminders;
using Shop.Runtime.Reminders;
using Shop.Runtime.Storage;

namespace Runtime.Tests.AdoNet;

public sealed class AdoNetRegistrationTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly GrainId _grain = GrainId.Create("cart", "cart-1");

    [Fact]
    public async Task a_storage_in_orleans_names_is_the_batched_one()
    {
        await using var services = Services(silo => silo.AddAdoNetGrainStorage("carts", options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = database.ConnectionString;
        }));
        var storage = services.GetRequiredKeyedService<IGrainStorage>("carts").ShouldBeOfType<PostgresGrainStorage>();

        var state = new GrainState<Cart>(new Cart { Lines = ["tea"] });
        await storage.WriteStateAsync("registered", _grain, state);

        state.ETag.ShouldBe("1");
        (await database.ScalarAsync<string>("SELECT serviceid FROM OrleansStorage WHERE graintypestring = 'registered'")).ShouldBe("the-service");
    }

    [Fact]
    public async Task the_default_storage_deletes_on_clear_where_it_is_told_to()
    {
        await using var services = Services(silo => silo.AddAdoNetGrainStorageAsDefault(options => options.Configure(given =>
        {
            given.Invariant = "Npgsql";
            given.DataSource = database.DataSource;
            given.DeleteStateOnClear = true;
        })));
        var storage = services.GetRequiredService<IGrainStorage>();
        var state = new GrainState<Cart>(new Cart());
        await storage.WriteStateAsync("deleted", _grain, state);
        await storage.ClearStateAsync("deleted", _grain, state);

        state.ETag.ShouldBeNull();
        (await database.ScalarAsync<long>("SELECT count(*) FROM OrleansStorage WHERE graintypestring = 'deleted'")).ShouldBe(0);
    }

    [Fact]
    public async Task a_storage_takes_part_in_the_silos_lifecycle()
    {
        await using var services = Services(silo => silo.AddAdoNetGrainStorage("carts", options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = database.ConnectionString;
        }));

        services.GetServices<ILifecycleParticipant<ISiloLifecycle>>().ShouldHaveSingleItem()
            .ShouldBeSameAs(services.GetRequiredKeyedService<IGrainStorage>("carts"));
    }

    [Theory]
    [InlineData("Microsoft.Data.SqlClient", true, false, "Npgsql")]
    [InlineData("Npgsql", true, true, "exactly one")]
    [InlineData("Npgsql", false, false, "exactly one")]
    public async Task options_that_can_not_be_used_are_a_clear_error(string invariant, bool connectionString, bool dataSource, string reason)
    {
        await using var services = Services(silo => silo.AddAdoNetGrainStorage("carts", options =>
        {
            options.Invariant = invariant;
            options.ConnectionString = connectionString ? database.ConnectionString : null;
            options.DataSource = dataSource ? database.DataSource : null;
        }));

        var refusal = Should.Throw<OrleansConfigurationException>(() => services.GetKeyedService<IGrainStorage>("carts"));
        refusal.Message.ShouldContain(reason);
        refusal.Message.ShouldContain("carts");
    }

    [Fact]
    public async Task the_default_invariant_is_orleans_own_and_refused()
    {
        await using var services = Services(silo => silo.AddAdoNetGrainStorage("carts", options => options.ConnectionString = database.ConnectionString));

        Should.Throw<OrleansConfigurationException>(() => services.GetKeyedService<IGrainStorage>("carts")).Message.ShouldContain("Npgsql");
    }

    [Fact]
    public async Task a_data_source_with_multiplexing_is_refused()
    {
        using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Multiplexing=true");
        await using var services = Services(silo => silo.AddAdoNetGrainStorage("carts", options =>
        {
            options.Invariant = "Npgsql";
            options.DataSource = source;
        }));

        Should.Throw<ArgumentException>(() => services.GetKeyedService<IGrainStorage>("carts")).Message.ShouldContain("multiplexing");
    }

    [Fact]
    public async Task reminders_are_kept_in_the_table_that_was_added_last()
    {
        await using var services = Services(silo => silo.UseInMemoryReminderService().UseAdoNetReminderService(options =>
        {
            options.Invariant = "Npgsql";
            options.DataSource = database.DataSource;
        }));

        services.GetRequiredService<IReminderTable>().ShouldBeOfType<PostgresReminderTable>();
        services.GetServices<ILifecycleParticipant<ISiloLifecycle>>().ShouldHaveSingleItem().ShouldBeOfType<ReminderService>();
    }

    [Fact]
    public async Task clustering_in_another_database_is_refused()
    {
        await using var services = Services(silo => silo.UseAdoNetClustering(options => options.Invariant = "MySql.Data.MySqlClient"));

        Should.Throw<OrleansConfigurationException>(() => services.GetRequiredService<IOptions<AdoNetClusteringSiloOptions>>().Value)
            .Message.ShouldContain("Npgsql");
    }

    private static ServiceProvider Services(Action<ISiloBuilder> configure)
    {
        var silo = new Hosting.SampleBuilder();
        silo.Services.AddLogging().AddOptions();
        silo.Services.Configure<ClusterOptions>(options => options.ServiceId = "the-service");
        silo.Services.AddSingleton<ReminderDelivery>((_, _, _) => Task.CompletedTask);
        configure(silo);
        return silo.Services.BuildServiceProvider();
    }
}
