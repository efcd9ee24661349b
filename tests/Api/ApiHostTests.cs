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
    [InlineData("Telemetry:OtlpUrl", "collector:4317", "Telemetry.OtlpUrl must be an http or https address")]
    [InlineData("Telemetry:OtlpProtocol", "udp", "OtlpProtocol")]
    [InlineData("Telemetry:TraceShare", "2", "TraceShare")]
    [InlineData("Health:Port", "-1", "Health.Port")]
    [InlineData("Health:Address", "everywhere", "Health.Address must be an IP address")]
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
