using Orleans.Runtime;
using Shop.Runtime.Tests.Net.Peers;
using Shop.SiloProcess.Kinds;

namespace Shop.Runtime.Tests.Net.Processes;

[Trait("Category", "Slow")]
public sealed class KilledSiloTests
{
    [Fact]
    public async Task every_call_in_flight_to_a_killed_process_fails_at_once_with_an_unknown_outcome()
    {
        const int Calls = 1_000;
        var silo = new RemoteSilo();
        await silo.InitializeAsync();
        try
        {
            var grains = Enumerable.Range(0, Calls).Select(i => silo.Client.GetGrain<ITallyGrain>(i)).ToList();
            var hanging = grains.Select(grain => grain.Hang()).ToList();
            foreach (var grain in grains)
            {
                (await grain.Hanging()).ShouldBe(1);
            }

            silo.Kill();

            // Without being told, each would wait for its response time-out, which isn't what it fails with.
            foreach (var call in hanging)
            {
                var failure = await Should.ThrowAsync<SiloUnavailableException>(() => call.WaitAsync(Patience.Limit));
                failure.Message.ShouldContain("unknown");
            }

            (await Should.ThrowAsync<SiloUnavailableException>(() => grains[0].Add(1).WaitAsync(Patience.Limit))).Message.ShouldContain("not sent");
        }
        finally
        {
            await silo.DisposeAsync();
        }
    }
}
