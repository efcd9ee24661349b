using Shop.Hosting.Telemetry;

namespace Shop.Hosting.Tests.Telemetry;

public sealed class MetricNamesTests
{
    [Theory]
    [InlineData("http.server.request.duration", "s", "http_server_request_duration_seconds")]
    [InlineData("storage.batch.duration", "ms", "storage_batch_duration_milliseconds")]
    [InlineData("orleans-app-requests-latency", "ms", "orleans_app_requests_latency_milliseconds")]
    [InlineData("dotnet.process.memory.working_set", "By", "dotnet_process_memory_working_set_bytes")]
    [InlineData("shop.outbox.waiting", "{row}", "shop_outbox_waiting")]
    [InlineData("orleans-networking-connections", "connections", "orleans_networking_connections")]
    [InlineData("wait.seconds", "s", "wait_seconds")]
    [InlineData("2.of--them", "", "_2_of_them")]
    public void a_name_has_its_unit_and_no_sign_that_prometheus_lacks(string name, string unit, string expected) =>
        MetricNames.Of(name, unit).ShouldBe(expected);

    [Theory]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(0.1, "0.1")]
    [InlineData(123456789012.0, "123456789012")]
    public void numbers_are_written_the_same_everywhere(double value, string expected) => MetricNames.Number(value).ShouldBe(expected);
}
