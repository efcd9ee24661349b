using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;
using Orleans.Storage;

namespace Shop.Silo.Tests;

public sealed class SiloHostTests
{
    [Fact]
    public async Task a_silo_on_an_empty_database_makes_its_tables_and_is_ready()
    {
        await using var silo = SiloProcess.Build(await SiloProcess.CreateDatabaseAsync());

        await silo.StartAsync();

        using var client = new HttpClient();
        using var ready = await client.GetAsync($"{silo.Urls.Single()}/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var table = silo.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT to_regclass('orleansstorage')::text");
        (await table.ExecuteScalarAsync()).ShouldBe("orleansstorage");
        await silo.StopAsync();
    }

    [Fact]
    public async Task state_outlives_the_silo_that_wrote_it()
    {
        var database = await SiloProcess.CreateDatabaseAsync();
        await using (var first = await StartAsync(database))
        {
            await Tally(first).Add(40);
            await first.StopAsync();
        }

        await using var second = await StartAsync(database);

        (await Tally(second).Add(2)).ShouldBe(42);
        await second.StopAsync();
    }

    [Fact]
    public async Task of_two_silos_that_both_own_a_grain_one_is_refused()
    {
        var database = await SiloProcess.CreateDatabaseAsync();
        await using var left = await StartAsync(database, ("Silo:ClusterId", "left"));
        await using var right = await StartAsync(database, ("Silo:ClusterId", "right"));
        (await Tally(left).Get()).ShouldBe(0);
        (await Tally(right).Get()).ShouldBe(0);

        (await Tally(left).Add(1)).ShouldBe(1);
        var refusal = await Should.ThrowAsync<InconsistentStateException>(() => Tally(right).Add(1));

        refusal.ShouldNotBeNull();
        (await Tally(right).Add(1)).ShouldBe(2);
        await left.StopAsync();
        await right.StopAsync();
    }

    [Theory]
    [InlineData("Silo:Port", "70000", "Silo.Port")]
    [InlineData("Silo:Name", "", "Silo.Name")]
    [InlineData("Silo:Address", "localhost", "Silo.Address must be an IP address")]
    [InlineData("Silo:HealthPort", "soon", "Silo:HealthPort")]
    [InlineData("Silo:Prot", "11111", "Prot")]
    [InlineData("DATABASE_URL", "", "DATABASE_URL is missing")]
    public void a_wrong_setting_stops_the_start_by_its_name(string name, string value, string named)
    {
        var refusal = Should.Throw<OptionsValidationException>(() => SiloProcess.Build("postgres://h/d", (name, value)));

        refusal.Failures.ShouldHaveSingleItem().ShouldContain(named);
    }

    [Fact]
    public void ports_must_differ() =>
        Should.Throw<OptionsValidationException>(() => SiloProcess.Build("postgres://h/d", ("Silo:Port", "5000"), ("Silo:GatewayPort", "5000")))
            .Failures.ShouldHaveSingleItem().ShouldContain("must differ");

    private static async Task<WebApplication> StartAsync(string database, params (string Name, string Value)[] settings)
    {
        var silo = SiloProcess.Build(database, settings);
        await silo.StartAsync();
        return silo;
    }

    private static ITallyGrain Tally(WebApplication silo) =>
        silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ITallyGrain>("tally-one");
}
