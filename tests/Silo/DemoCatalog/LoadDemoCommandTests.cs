using Npgsql;

namespace Shop.Silo.Tests.DemoCatalog;

/// <summary><c>Silo.dll load-demo</c>, as <c>./shop up --products</c> and docker-compose run it.</summary>
public sealed class LoadDemoCommandTests
{
    [Fact]
    public async Task it_makes_the_tables_loads_what_is_asked_for_and_says_so()
    {
        var database = await SiloProcess.CreateDatabaseAsync();

        var first = await RunAsync(database, "--products", "30");
        var more = await RunAsync(database, "--products", "45");
        var fewer = await RunAsync(database, "--products", "5");

        first.ShouldBe((0, "the demo catalog has 30 more products"), first.Output);
        more.ShouldBe((0, "the demo catalog has 15 more products"), more.Output);
        fewer.ShouldBe((0, "the demo catalog is there"), fewer.Output);
        await using var source = NpgsqlDataSource.Create(database);
        await using var count = source.CreateCommand("SELECT count(*) FROM shop.search_products");
        (await count.ExecuteScalarAsync()).ShouldBe(45L);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1000001")]
    [InlineData("many")]
    public async Task a_number_that_makes_no_catalog_is_refused(string products)
    {
        var (status, output) = await RunAsync("", "--products", products);

        status.ShouldNotBe(0, output);
    }

    private static async Task<(int Status, string Output)> RunAsync(string database, params string[] options)
    {
        var (status, lines, errors) = await SiloProcess.RunAsync(database, ["load-demo", .. options]);
        return (status, status == 0 ? lines[^1] : lines[^1] + errors);
    }
}
