using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Shop.Runtime.Tests.Calls;

public sealed class CallTests : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster = new InProcessTestClusterBuilder()
        .ConfigureSilo((_, silo) =>
        {
            silo.AddIncomingGrainCallFilter(async context =>
            {
                await context.Invoke();
                if (context.InterfaceName == nameof(IFilteredGrain) && context.Result is string word)
                {
                    context.Result = $"silo({word})";
                }
            });
            silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = 50);

            // Some of these calls never end, and the silo is to stop all the same.
            silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = TimeSpan.FromMilliseconds(100));
        })
        .Build();

    private ICallGrain Grain { get; set; } = null!;

    public async Task InitializeAsync()
    {
        await _cluster.DeployAsync();
        Grain = _cluster.Client.GetGrain<ICallGrain>("grain");
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task arguments_and_results_are_copied()
    {
        var numbers = new List<int> { 1, 2 };
        await Grain.Keep(numbers);
        numbers.Add(3);
        (await Grain.Kept()).Add(4);

        (await Grain.Kept()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task every_shape_of_method_returns_its_result()
    {
        (await Grain.Echo([5, 6])).ShouldBe([5, 6]);
        (await Grain.Value("ab")).ShouldBe("abab");
        await Grain.Nothing();
    }

    [Fact]
    public async Task an_exception_travels_with_its_type_message_and_stack()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => Grain.Fail("for a reason"));

        failure.Message.ShouldBe("for a reason");
        failure.StackTrace!.ShouldContain(nameof(CallGrain) + "." + nameof(CallGrain.Fail));
    }

    [Fact]
    public async Task the_request_context_flows_down_the_chain_and_not_back()
    {
        RequestContext.Set("who", "shopper");

        (await Grain.FromContextOfNext("who", _cluster.Client.GetGrain<ICallGrain>("next"))).ShouldBe("shopper");

        RequestContext.Clear();
        (await Grain.FromContext("who")).ShouldBeNull();
    }

    [Fact]
    public async Task awaits_and_started_tasks_stay_on_the_activations_scheduler() => (await Grain.RunsOnItsScheduler()).ShouldBeTrue();

    [Fact]
    public async Task a_cancelled_caller_stops_waiting_and_the_grain_is_told()
    {
        using var source = new CancellationTokenSource();
        var call = Grain.WaitForCancellation(source.Token);
        while (await Grain.Waiting() == 0)
        {
            await Task.Yield();
        }

        source.Cancel();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        while (await Grain.Cancellations() == 0)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task a_call_that_is_not_answered_in_its_own_time_ends_with_a_time_out() =>
        (await Should.ThrowAsync<TimeoutException>(Grain.NeverEnds)).Message.ShouldContain("ICallGrain.NeverEnds");

    [Fact]
    public async Task a_one_way_call_is_run_and_its_failure_is_nobodys()
    {
        await Grain.Tell("fail");
        await Grain.Tell("done");

        (await Grain.Told()).ShouldBe(["fail", "done"]);
    }

    [Fact]
    public async Task beyond_its_bound_an_activation_refuses_at_once()
    {
        var blocked = _cluster.Client.GetGrain<ICallGrain>("blocked");
        var waiting = Enumerable.Range(0, 50).Select(_ => blocked.NeverEnds()).ToList();

        (await Should.ThrowAsync<OrleansMessageRejectionException>(() => blocked.Echo([]))).Message.ShouldContain("50 calls queued");

        await Should.ThrowAsync<TimeoutException>(() => Task.WhenAll(waiting));
    }

    [Fact]
    public async Task filters_run_around_the_call_outermost_first_and_the_grains_own_last()
    {
        var grain = _cluster.Client.GetGrain<IFilteredGrain>("filtered");

        (await grain.Say("hello")).ShouldBe("silo(grain(hello))");
        (await grain.Count(7)).ShouldBe(7);
    }

    [Fact]
    public async Task a_grain_notifies_an_observer_in_order_until_it_is_deleted()
    {
        var observer = new CountingObserver();
        var reference = _cluster.Client.CreateObjectReference<ICallObserver>(observer);

        await Grain.Notify(reference, 100);
        while (observer.Seen.Count < 100)
        {
            await Task.Yield();
        }

        observer.Seen.ShouldBe(Enumerable.Range(0, 100));
        _cluster.Client.DeleteObjectReference<ICallObserver>(reference);
        await Grain.Notify(reference, 1);
        observer.Seen.Count.ShouldBe(100);
    }

    [Fact]
    public async Task outgoing_filters_see_the_call_and_may_change_its_result()
    {
        await using var cluster = new InProcessTestClusterBuilder()
            .ConfigureClient(client => client.AddOutgoingGrainCallFilter(async context =>
            {
                await context.Invoke();
                context.Result = context.Result is string word ? $"client({word})" : context.Result;
            }))
            .Build();
        await cluster.DeployAsync();

        (await cluster.Client.GetGrain<IFilteredGrain>("f").Say("x")).ShouldBe("client(grain(x))");
    }

    [Fact]
    public void a_grain_interface_without_a_class_is_named_in_the_error() =>
        Should.Throw<ArgumentException>(() => _cluster.Client.GetGrain<INobodyGrain>("x")).Message.ShouldContain(nameof(INobodyGrain));

    private sealed class CountingObserver : ICallObserver
    {
        public ConcurrentQueue<int> Seen { get; } = new();

        public void Notified(int number) => Seen.Enqueue(number);
    }
}

public interface INobodyGrain : IGrainWithStringKey
{
    Task Nothing();
}
