using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;

namespace Shop.Api.Live;

/// <summary>
/// One browser's stream: which of its topics have changed since it was last told. However fast they change, and however slowly it
/// reads, it keeps one mark for each of them.
/// </summary>
internal sealed class LiveStream
{
    private readonly Lock _lock = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly HashSet<LiveTopic> _changed = [];
    private readonly long[] _told;

    /// <summary>A stream of these topics.</summary>
    /// <param name="topics">What it is about.</param>
    /// <param name="lastId">The id of the last event that the browser got of a stream of the same topics; null for none.</param>
    public LiveStream(ImmutableArray<LiveTopic> topics, string? lastId)
    {
        Topics = topics;
        _told = VersionsIn(lastId, topics.Length);
    }

    /// <summary>What it is about.</summary>
    public ImmutableArray<LiveTopic> Topics { get; }

    /// <summary>The id of an event: the versions of all topics that were told of, in their order, so that a resume needs no more.</summary>
    public string Id => string.Join('.', _told.Select(static version => version.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Notes that a topic has changed.</summary>
    public void Mark(LiveTopic topic)
    {
        lock (_lock)
        {
            _changed.Add(topic);
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Waits until something has changed; false where nothing did for that long.</summary>
    public async Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        either.CancelAfter(timeout);
        try
        {
            return await _signal.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>What has changed since the last call.</summary>
    public LiveTopic[] TakeChanged()
    {
        lock (_lock)
        {
            LiveTopic[] changed = [.. _changed];
            _changed.Clear();
            return changed;
        }
    }

    /// <summary>Whether the browser is yet to be told of this version; from now on it was.</summary>
    public bool TryTell(LiveTopic topic, long version)
    {
        var i = Topics.IndexOf(topic);
        if (version <= _told[i])
        {
            return false;
        }

        _told[i] = version;
        return true;
    }

    // Of another list of topics, or of somebody's own making, it is none: the browser is told of everything.
    private static long[] VersionsIn(string? id, int count)
    {
        var versions = new long[count];
        var parts = id?.Split('.', count + 1) ?? [];
        return parts.Length == count && parts.Index().All(part => long.TryParse(part.Item, NumberStyles.None, CultureInfo.InvariantCulture, out versions[part.Index]))
            ? versions
            : new long[count];
    }
}
