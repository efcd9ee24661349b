using System.Threading.Channels;
using Orleans.Runtime;
using Shop.Runtime.Testing.Links;
using Shop.Runtime.Tests.Net.Peers;

namespace Shop.Runtime.Tests.Net.Clients;

public interface ITopicObserver : IGrainObserver
{
    Task Changed(int version);
}

public interface ITopicGrain : IGrainWithStringKey
{
    Task Subscribe(ITopicObserver observer);

    /// <summary>Tells the observer, and waits until it has heard.</summary>
    Task Publish(int version);
}

public sealed class TopicGrain : Grain, ITopicGrain
{
    private ITopicObserver? _observer;

    public Task Subscribe(ITopicObserver observer)
    {
        _observer = observer;
        return Task.CompletedTask;
    }

    public Task Publish(int version) => _observer!.Changed(version);
}

public sealed class ObserverTests : IAsyncLifetime
{
    private readonly Heard _heard = new();
    private NetCluster _cluster = null!;
    private FaultyLink _link = null!;
    private IClusterClient _client = null!;
    private ITopicObserver _reference = null!;

    private ITopicGrain Topic => _cluster.Bystander.GetGrain<ITopicGrain>("topic");

    public async Task InitializeAsync()
    {
        _cluster = await NetCluster.Start();
        _link = _cluster.Link();
        _client = await _cluster.Connect(_link.EndPoint);
        _reference = _client.CreateObjectReference<ITopicObserver>(_heard);
        await _client.GetGrain<ITopicGrain>("topic").Subscribe(_reference);
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task what_a_grain_tells_an_observer_reaches_it_in_its_client()
    {
        await Topic.Publish(1);
        await Topic.Publish(2);

        _heard.Versions.Reader.TryRead(out var first).ShouldBeTrue();
        _heard.Versions.Reader.TryRead(out var second).ShouldBeTrue();
        (first, second).ShouldBe((1, 2));
    }

    [Fact]
    public async Task what_an_observer_throws_reaches_the_grain()
    {
        _heard.Fails = true;

        (await Should.ThrowAsync<InvalidOperationException>(() => Topic.Publish(1))).Message.ShouldBe("not now");
    }

    [Fact]
    public async Task the_reference_holds_after_the_client_has_connected_again()
    {
        _link.Drop();
        await _cluster.Log.When(entry => entry.Id is 1202 or 1203);
        await _client.GetGrain<INetGrain>("any").Echo("connected");

        await Topic.Publish(3);

        (await _heard.Versions.Reader.ReadAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task while_the_client_is_away_the_grain_is_told_so()
    {
        _link.Cut();
        await _cluster.Log.When(entry => entry.Id is 1202 or 1203);

        await Should.ThrowAsync<ClientNotAvailableException>(() => Topic.Publish(4));
    }

    [Fact]
    public async Task a_client_that_goes_under_a_notification_fails_it_at_once()
    {
        _heard.Blocks = true;
        var publishing = Topic.Publish(5);
        await _heard.Versions.Reader.ReadAsync();

        _link.Cut();

        await Should.ThrowAsync<ClientNotAvailableException>(() => publishing.WaitAsync(Patience.Limit));
    }

    [Fact]
    public async Task a_deleted_reference_leads_nowhere()
    {
        _client.DeleteObjectReference<ITopicObserver>(_reference);

        await Should.ThrowAsync<ClientNotAvailableException>(() => Topic.Publish(6));
    }

    private sealed class Heard : ITopicObserver
    {
        public Channel<int> Versions { get; } = Channel.CreateUnbounded<int>();

        public bool Fails { get; set; }

        public bool Blocks { get; set; }

        public Task Changed(int version)
        {
            if (Fails)
            {
                throw new InvalidOperationException("not now");
            }

            Versions.Writer.TryWrite(version);
            return Blocks ? new TaskCompletionSource().Task : Task.CompletedTask;
        }
    }
}
