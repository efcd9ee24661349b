using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace Shop.Api.Tests;

public sealed class ApiHostTests
{
    [Theory]
    [InlineData("Limits:ConnectionsMax", "0", "Limits.ConnectionsMax")]
    [InlineData("Limits:RequestsInFlightMax", "many", "Limits:RequestsInFlightMax")]
    [InlineData("Limits:ConectionsMax", "5", "ConectionsMax")]
    [InlineData("Cluster:ClusterId", "", "Cluster.ClusterId")]
    [InlineData("DATABASE_URL", "", "DATABASE_URL is missing")]
    [InlineData("DATABASE_URL", "postgres://h/d?sslmode=perhaps", "sslmode")]
    public void a_wrong_setting_stops_the_start_by_its_name(string name, string value, string named)
    {
        var refusal = Should.Throw<OptionsValidationException>(() => Build(name, value));

        refusal.Failures.ShouldHaveSingleItem().ShouldContain(named);
    }

    private static WebApplication Build(string name, string value) => ApiHost.Build([], builder =>
    {
        builder.Configuration["DATABASE_URL"] = "postgres://shop@127.0.0.1:1/shop";
        builder.Configuration[name] = value;
    });
}
