using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

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

    [Theory]
    [InlineData("Silo:Port", "70000", "Silo.Port")]
    [InlineData("Silo:Name", "", "Silo.Name")]
    [InlineData("Silo:Name", "silo@home", "Silo.Name can't contain")]
    [InlineData("Silo:Zone", "Zone A", "Silo.Zone has small letters")]
    [InlineData("Tls:Certificate", "/nowhere/silo.crt", "Tls: Certificate, Key and Authority are needed together")]
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
}
