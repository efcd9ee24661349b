namespace Shop.Api.Tests.Limits;

public sealed class RequestsInFlightLimitTests
{
    [Fact]
    public async Task one_request_too_many_is_told_at_once_to_come_back()
    {
        await using var api = await ApiServer.StartAsync(("Limits:RequestsInFlightMax", "1"));
        var busy = api.Client.GetAsync("/test/wait");
        await api.Entered.WaitAsync();

        using var refused = await api.Client.GetAsync("/");
        api.Release.Release();
        (await busy).EnsureSuccessStatusCode().Dispose();
        using var later = await api.Client.GetAsync("/");

        (await refused.ShouldBeProblemAsync(503)).ShouldBe("unavailable");
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        later.EnsureSuccessStatusCode();
    }
}
