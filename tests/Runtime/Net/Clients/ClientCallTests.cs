using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Shop.Runtime.Serialization;
using Shop.Runtime.Testing;
using Shop.Runtime.Tests.Calls;
using Shop.Runtime.Tests.Net.Peers;

namespace Shop.Runtime.Tests.Net.Clients;

/// <summary>What a caller in another process sees of a call.</summary>
public sealed class ClientCallTests : IAsyncLifetime
{
    private const int MessageBytesMax = 1024 * 1024;

    private NetCluster _cluster = null!;

    private INetGrain Grain { get; set; } = null!;

    public async Task InitializeAsync()
    {
        _cluster = await NetCluster.Start(silo: silo => silo.Configure<SiloMessagingOptions>(options => options.MaxMessageBodySize = MessageBytesMax));
        Grain = _cluster.Bystander.GetGrain<INetGrain>("grain");
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task messages_of_any_size_up_to_the_bound_go_there_and_come_back()
    {
        foreach (var size in new[] { 0, 1, 4_000, 4_096, 32_767, 32_768, 65_536, 900_000 })
        {
            (await Grain.Bytes(size)).Length.ShouldBe(size);
            (await Grain.Length(new byte[size])).ShouldBe(size);
        }
    }

    [Fact]
    public async Task a_call_longer_than_the_silo_takes_is_refused_and_harms_no_other()
    {
        var other = Grain.Echo("beside");

        (await Should.ThrowAsync<OrleansMessageRejectionException>(() => Grain.Length(new byte[2 * MessageBytesMax]))).Message.ShouldContain("takes 1048576 at most");

        (await other).ShouldBe("beside");
        (await Grain.Echo("after")).ShouldBe("after");
    }

    [Fact]
    public async Task a_result_longer_than_the_client_takes_is_told_as_a_failure()
    {
        var narrow = await _cluster.Connect(configure: client => client.Configure<ClientMessagingOptions>(options => options.MaxMessageBodySize = 10_000));

        (await Should.ThrowAsync<OrleansMessageRejectionException>(() => narrow.GetGrain<INetGrain>("grain").Bytes(20_000))).Message.ShouldContain("10000 at most");

        (await narrow.GetGrain<INetGrain>("grain").Bytes(5_000)).Length.ShouldBe(5_000);
    }

    [Fact]
    public async Task an_exception_arrives_with_its_type_message_and_remote_stack()
    {
        var failure = await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Grain.Throw(unknown: false));

        failure.Message.ShouldStartWith("too many");
        failure.StackTrace!.ShouldContain($"{nameof(NetGrain)}.{nameof(NetGrain.Throw)}");
    }

    [Fact]
    public async Task an_exception_of_a_class_that_the_caller_lacks_arrives_as_one_that_says_so()
    {
        var failure = await Should.ThrowAsync<RemoteException>(() => Grain.Throw(unknown: true));

        failure.RemoteType.ShouldContain("SiloOnlyException");
        failure.Message.ShouldContain("of the silo alone");
    }

    [Fact]
    public async Task a_result_that_cant_be_written_is_told_as_a_failure()
    {
        (await Should.ThrowAsync<Exception>(() => Grain.Unwritable())).Message.ShouldContain("Uncodable");

        (await Grain.Echo("after")).ShouldBe("after");
    }

    [Fact]
    public async Task a_callers_deadline_travels_and_a_call_that_waited_too_long_is_never_begun()
    {
        var siloTime = new FakeTime();
        await using var cluster = await NetCluster.Start(silo: silo => silo.Services.AddSingleton<TimeProvider>(siloTime));
        var hasty = await cluster.Connect(configure: client => client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromMilliseconds(200)));
        var grain = cluster.Bystander.GetGrain<INetGrain>("busy");
        var first = grain.Hold();
        while (await grain.Holding() == 0)
        {
            await Task.Yield();
        }

        await Should.ThrowAsync<TimeoutException>(() => hasty.GetGrain<INetGrain>("busy").Hold());
        siloTime.Advance(TimeSpan.FromSeconds(1));
        await grain.Release();

        // Were it begun, it would hold the grain, and nothing would be answered after it.
        (await first).ShouldBe(1);
        (await grain.Echo("free")).ShouldBe("free");
        (await grain.Holding()).ShouldBe(0);
    }

    [Fact]
    public async Task the_callers_trace_goes_on_in_the_silo()
    {
        using var source = new ActivitySource("test.net");
        using var listener = new ActivityListener
        {
            ShouldListenTo = one => one.Name is "test.net" or "Microsoft.Orleans.Application",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using var span = source.StartActivity("request");

        (await Grain.Traced())!.ShouldContain(span!.TraceId.ToHexString());
    }

    [Fact]
    public async Task ten_thousand_calls_at_once_are_all_answered()
    {
        var calls = Enumerable.Range(0, 10_000).Select(i => _cluster.Bystander.GetGrain<INetGrain>($"many-{i % 100}").Echo($"{i}")).ToArray();

        (await Task.WhenAll(calls)).ShouldBe(Enumerable.Range(0, 10_000).Select(i => $"{i}"));
    }
}
