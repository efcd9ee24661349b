using System.Collections.Concurrent;
using System.Text;
using Npgsql;
using Orleans;
using Shop.Api.Catalog;
using Shop.Api.WaitingRooms;
using Shop.Carts;
using Shop.Catalog;
using Shop.Live;
using Shop.Orders;
using Shop.WaitingRooms;

namespace Shop.Api.Live;

/// <summary>
/// What the streams of this process watch, each thing once however many watch it. Grains push changes to it; what a lost push or a
/// moved grain would leave untold is found at the next renewal.
/// </summary>
internal sealed class LiveHub : IChangeObserver
{
    private static readonly TimeSpan _renewAfter = LiveLimits.WatchLease / 3;

    // Proxies close what is silent for a minute, and a browser learns that its line is dead.
    private static readonly TimeSpan _silenceMax = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<LiveTopic, LiveSubject> _subjects = new();
    private readonly ConcurrentDictionary<LiveStream, bool> _streams = new();
    private readonly IClusterClient _grains;
    private readonly ProductMemory _products;
    private readonly RoomMemory _rooms;
    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _time;
    private IChangeObserver? _observer;

    public LiveHub(IClusterClient grains, ProductMemory products, RoomMemory rooms, NpgsqlDataSource database, TimeProvider time)
    {
        (_grains, _products, _rooms, _database, _time) = (grains, products, rooms, database, time);
        products.Listener = ProductChanged;
        rooms.Listener = RoomChanged;
    }

    /// <summary>Joins a stream to what it may be told of, and has it told of what is so now.</summary>
    public async Task AddAsync(LiveStream stream, IEnumerable<LiveTopic> topics, CancellationToken cancellationToken)
    {
        Sent(stream);
        _streams.TryAdd(stream, true);
        var subjects = topics.Select(topic => Join(stream, topic)).ToList();
        await WatchAsync(subjects.Where(IsDue).ToList(), cancellationToken);
        foreach (var subject in subjects.Where(static subject => subject.Version > 0))
        {
            stream.Mark(subject.Topic);
        }
    }

    /// <summary>Parts them again.</summary>
    public void Remove(LiveStream stream)
    {
        _streams.TryRemove(stream, out _);
        foreach (var topic in stream.Topics)
        {
            if (_subjects.TryGetValue(topic, out var subject) && subject.Remove(stream))
            {
                _subjects.TryRemove(new KeyValuePair<LiveTopic, LiveSubject>(topic, subject));
            }
        }
    }

    /// <summary>The latest version of what is watched; 0 where none is known.</summary>
    public long VersionOf(LiveTopic topic) => _subjects.TryGetValue(topic, out var subject) ? subject.Version : 0;

    /// <summary>What an event says: the topic and its version, and of a product, which is everybody's, how it is now.</summary>
    public async Task<byte[]> TellAsync(LiveTopic topic, long version)
    {
        return topic.Kind == LiveTopic.Product && await _products.FindAsync(ProductId.Parse(topic.Id)) is { View.Document.Status: ProductStatus.Active } entry
            ? _subjects.TryGetValue(topic, out var subject) ? subject.DataOf(version, entry, OfProduct) : OfProduct(topic, version, entry)
            : Encoding.UTF8.GetBytes($"{{\"topic\":\"{topic}\",\"version\":{version}}}");
    }

    /// <summary>Notes that something was sent on a stream.</summary>
    public void Sent(LiveStream stream) => stream.SentAt = _time.GetTimestamp();

    /// <summary>Whether it is time for a sign of life on a stream.</summary>
    public bool IsSilent(LiveStream stream) => _time.GetElapsedTime(stream.SentAt) >= _silenceMax;

    /// <summary>Has streams that were silent for long give a sign of life. Called every second.</summary>
    internal void WakeSilent()
    {
        foreach (var (stream, _) in _streams)
        {
            if (IsSilent(stream))
            {
                stream.Wake();
            }
        }
    }

    /// <inheritdoc/>
    void IChangeObserver.Changed(string id, long version)
    {
        var topic = CartId.TryParse(id, out _) ? new LiveTopic(LiveTopic.Cart, id) : new LiveTopic(LiveTopic.Order, id);
        if (_subjects.TryGetValue(topic, out var subject))
        {
            subject.Publish(version);
        }
    }

    /// <summary>Renews the watches that are due. Called every second.</summary>
    internal Task RenewAsync(CancellationToken cancellationToken) => WatchAsync(_subjects.Values.Where(IsDue).ToList(), cancellationToken);

    private static byte[] OfProduct(LiveTopic topic, long version, ProductEntry entry) =>
        [.. Encoding.UTF8.GetBytes($"{{\"topic\":\"{topic}\",\"version\":{version},\"product\":"), .. entry.Body.Bytes.Span, .. "}"u8];

    private LiveSubject Join(LiveStream stream, LiveTopic topic)
    {
        while (true)
        {
            var subject = _subjects.GetOrAdd(topic, static (topic, time) => new LiveSubject(topic, time), _time);
            if (subject.TryAdd(stream))
            {
                return subject;
            }
        }
    }

    // A product or a waiting room is watched by the memory that it is answered from, as long as it is asked for.
    private bool IsDue(LiveSubject subject) => subject.Topic.Kind is LiveTopic.Product or LiveTopic.WaitingRoom
        || subject.WatchedAt == long.MinValue || _time.GetElapsedTime(subject.WatchedAt) > _renewAfter;

    private async Task WatchAsync(List<LiveSubject> subjects, CancellationToken cancellationToken)
    {
        var now = _time.GetTimestamp();
        foreach (var subject in subjects)
        {
            subject.WatchedAt = now;
        }

        await Task.WhenAll(subjects.Select(WatchAsync));
        await ReadOrdersAsync(subjects.Where(static subject => subject.Topic.Kind == LiveTopic.Order).ToList(), cancellationToken);
    }

    private Task WatchAsync(LiveSubject subject) => subject.Topic.Kind switch
    {
        LiveTopic.Product => WatchProductAsync(subject),
        LiveTopic.WaitingRoom => WatchRoomAsync(subject),
        LiveTopic.Cart => WatchCartAsync(subject),
        _ => _grains.GetGrain<IOrderGrain>(subject.Topic.Id).Watch(Observer()),
    };

    private async Task WatchProductAsync(LiveSubject subject)
    {
        if (await _products.FindAsync(ProductId.Parse(subject.Topic.Id)) is { } entry)
        {
            subject.Publish(entry.View.Version);
        }
    }

    private async Task WatchRoomAsync(LiveSubject subject)
    {
        if (await _rooms.FindAsync(WaitingRoomId.Parse(subject.Topic.Id)) is { } room)
        {
            subject.Publish(room.View.Version);
        }
    }

    private async Task WatchCartAsync(LiveSubject subject) =>
        subject.Publish(await _grains.GetGrain<ICartGrain>(subject.Topic.Id).Watch(Observer()));

    private async Task ReadOrdersAsync(List<LiveSubject> orders, CancellationToken cancellationToken)
    {
        if (orders.Count == 0)
        {
            return;
        }

        var byId = orders.ToDictionary(static subject => subject.Topic.Id);
        await using var command = _database.CreateCommand("SELECT id, version FROM shop.orders WHERE id = ANY($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. byId.Keys] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            byId[reader.GetString(0)].Publish(reader.GetInt64(1));
        }
    }

    private void ProductChanged(ProductId id)
    {
        if (_subjects.TryGetValue(new LiveTopic(LiveTopic.Product, id.Value), out var subject) && _products.FindInMemory(id.Value) is { } entry)
        {
            subject.Publish(entry.View.Version);
        }
    }

    private void RoomChanged(WaitingRoomId id)
    {
        if (_subjects.TryGetValue(new LiveTopic(LiveTopic.WaitingRoom, id.Value), out var subject) && _rooms.FindInMemory(id) is { } room)
        {
            subject.Publish(room.View.Version);
        }
    }

    // The reference is weak: it lives as long as this object, which lives as long as the process.
    private IChangeObserver Observer() => _observer ?? Interlocked.CompareExchange(ref _observer, _grains.CreateObjectReference<IChangeObserver>(this), null) ?? _observer;
}
