using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;
using Shop.Runtime.Tests.Net.Peers;
using Shop.SiloProcess.Kinds;

namespace Shop.Runtime.Tests.Net.Processes;

/// <summary>Every kind of grain that the shop has, called from another process.</summary>
[Trait("Category", "Slow")]
public sealed class GrainKindsTests(RemoteSilo silo) : IClassFixture<RemoteSilo>
{
    private IClusterClient Client => silo.Client;

    [Fact]
    public async Task a_counter_counts()
    {
        var tally = Client.GetGrain<ITallyGrain>(1);

        var sums = await Task.WhenAll(Enumerable.Repeat(1, 1_000).Select(tally.Add));

        sums.Order().ShouldBe(Enumerable.Range(1, 1_000));
    }

    [Fact]
    public async Task a_cart_comes_back_with_its_lines()
    {
        var basket = Client.GetGrain<IBasketGrain>("basket-1");
        var lines = Enumerable.Range(0, 10).Select(i => new BasketLine($"SKU-{i}", i + 1, 19.99m + i)).ToList();
        foreach (var line in lines)
        {
            await basket.Put(line);
        }

        var read = await basket.Get();

        read.Lines.ShouldBe(lines);
        read.Total.ShouldBe(lines.Sum(line => line.Quantity * line.Price));
        read.ChangedAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task a_reentrant_grain_takes_a_call_while_another_one_waits_for_it()
    {
        var meeting = Client.GetGrain<IMeetingGrain>(Guid.NewGuid());
        var waiting = meeting.Wait();

        await meeting.Arrive(7);

        (await waiting).ShouldBe(7);
    }

    [Fact]
    public async Task a_stateless_worker_works_in_several_activations_at_once()
    {
        var crew = Client.GetGrain<ICrewGrain>(1);

        (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => crew.WorkTogether(8)))).ShouldAllBe(together => together == 8);
    }

    [Fact]
    public async Task a_timer_ticks_until_it_is_stopped()
    {
        var clock = Client.GetGrain<IClockGrain>("clock");
        await clock.Start(TimeSpan.FromMilliseconds(20));
        await Until(async () => await clock.Ticks() >= 3);

        await clock.Stop();

        // What was stopped within a turn can't be ticking after it.
        var ticks = await clock.Ticks();
        (await clock.Ticks()).ShouldBe(ticks);
    }

    [Fact]
    public async Task a_reminder_rings_until_it_is_unset()
    {
        var alarm = Client.GetGrain<IAlarmGrain>("alarm");
        await alarm.Set("wake");
        await Until(async () => await alarm.Rings("wake") >= 3);

        await alarm.Unset("wake");
        await alarm.Unset("never set");
    }

    [Fact]
    public async Task an_observer_hears_what_its_grain_tells()
    {
        var news = Client.GetGrain<INewsGrain>("news-1");
        var reader = new Reader();
        var reference = Client.CreateObjectReference<INewsObserver>(reader);
        (await news.Subscribe(reference, TimeSpan.FromMinutes(1))).ShouldBeFalse();

        for (var i = 0; i < 100; i++)
        {
            (await news.Publish($"{i}")).ShouldBe(1);
        }

        for (var i = 0; i < 100; i++)
        {
            (await reader.Heard()).ShouldBe($"{i}");
        }

        GC.KeepAlive(reader);
    }

    [Fact]
    public async Task a_subscription_is_renewed_by_asking_again_and_ends_with_its_time_or_its_activation()
    {
        var news = Client.GetGrain<INewsGrain>("news-2");
        var reader = new Reader();
        var reference = Client.CreateObjectReference<INewsObserver>(reader);
        await news.Subscribe(reference, TimeSpan.FromMinutes(1));
        (await news.Subscribe(reference, TimeSpan.FromMinutes(1))).ShouldBeTrue("it is the same observer");

        await news.Leave();

        (await news.Publish("to nobody")).ShouldBe(0);
        (await news.Subscribe(reference, TimeSpan.FromMinutes(1))).ShouldBeFalse("the new activation doesn't know it");
        (await news.Publish("heard")).ShouldBe(1);
        (await reader.Heard()).ShouldBe("heard");

        await news.Subscribe(reference, TimeSpan.Zero);
        (await news.Publish("too late")).ShouldBe(0);
        GC.KeepAlive(reader);
    }

    [Fact]
    public async Task a_filter_sees_the_call_and_the_request_context_of_its_caller()
    {
        var guarded = Client.GetGrain<IGuardedGrain>("guarded");
        RequestContext.Set("who", "shopper");

        (await guarded.WhoAmI()).ShouldBe("<shopper>");
        await guarded.Secret();

        RequestContext.Clear();
        await Should.ThrowAsync<UnauthorizedAccessException>(guarded.Secret);
    }

    [Fact]
    public async Task polymorphic_messages_keep_their_types()
    {
        var grain = Client.GetGrain<IFigureGrain>("figures");
        var group = new Group("all", [new Disc("d", 1), new Box("b", 2, 3), new Group("inner", [new Box("c", 1, 1)])]);

        (await grain.Area(group)).ShouldBe(Math.PI + 7, tolerance: 1e-9);
        var both = (await grain.Twice(new Disc("twice", 2))).ShouldBeOfType<Group>();
        both.Parts.ShouldBe([new Disc("twice", 2), new Disc("twice", 2)]);
        (await grain.Any(new Box("any", 1, 2))).ShouldBe(new Box("any", 1, 2));
        (await grain.Any(42)).ShouldBe(42);
        (await grain.Any(null)).ShouldBeNull();
    }

    [Fact]
    public async Task a_megabyte_of_state_is_stored_and_read_by_the_next_activation()
    {
        var blob = Client.GetGrain<IBlobGrain>("blob");
        var bytes = new byte[1024 * 1024];
        new Random(1).NextBytes(bytes);
        await blob.Store(bytes);
        var before = await blob.Activation();

        await blob.Leave();

        await Until(async () => await blob.Activation() != before);
        (await blob.Load()).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public async Task an_exception_arrives_with_its_type_message_and_remote_stack()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => Client.GetGrain<ITallyGrain>(2).Fail("for a reason"));

        failure.Message.ShouldBe("for a reason");
        failure.StackTrace!.ShouldContain($"{nameof(TallyGrain)}.{nameof(TallyGrain.Fail)}");
    }

    [Fact]
    public async Task a_caller_that_gives_up_is_heard_by_the_grain()
    {
        var tally = Client.GetGrain<ITallyGrain>(3);
        using var patience = new CancellationTokenSource();
        var call = tally.WaitForCancellation(patience.Token);
        await tally.Cancellations();

        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await Until(async () => await tally.Cancellations() == 1);
    }

    [Fact]
    public async Task the_callers_span_is_the_parent_of_the_turns()
    {
        using var source = new ActivitySource("test.processes");
        using var listener = new ActivityListener
        {
            ShouldListenTo = static one => one.Name is "test.processes" or "Microsoft.Orleans.Application",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var span = source.StartActivity("request")!;
        span.TraceStateString = "shop=1";

        var (id, parentId) = await Client.GetGrain<ITallyGrain>(4).Trace();

        parentId.ShouldBe(span.Id);
        id!.ShouldContain(span.TraceId.ToHexString());
        id.ShouldNotBe(span.Id);
    }

    [Fact]
    public async Task a_second_client_shares_the_grains_with_the_first()
    {
        using var other = await silo.Connect();
        await Client.GetGrain<ITallyGrain>(5).Add(1);

        (await other.Services.GetRequiredService<IClusterClient>().GetGrain<ITallyGrain>(5).Add(1)).ShouldBe(2);

        await other.StopAsync();
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Yield();
        }
    }

    private sealed class Reader : INewsObserver
    {
        private readonly Channel<string> _heard = Channel.CreateUnbounded<string>();

        public Task<string> Heard() => _heard.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);

        void INewsObserver.Heard(string news) => _heard.Writer.TryWrite(news);
    }
}
