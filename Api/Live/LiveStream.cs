using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;

namespace Shop.Api.Live;

/// <summary>
/// One browser's stream: which of its topics have changed since it was last told. However fast they change, and however slowly it
/// reads, it keeps one mark for each of them. It waits without a timer of its own: there are ten thousand.
/// </summary>
internal sealed class LiveStream
{
    // A stream that waits without a token to cancel it costs nothing each time.
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly long[] _told;

    // A bit for each topic.
    private ulong _changed;

    /// <summary>A stream of these topics.</summary>
    /// <param name="topics">What it is about: at most as many as a number has bits.</param>
    /// <param name="lastId">The id of the last event that the browser got of a stream of the same topics; null for none.</param>
    public LiveStream(ImmutableArray<LiveTopic> topics, string? lastId)
    {
        Topics = topics;
        _told = VersionsIn(lastId, topics.Length);
    }

    /// <summary>What it is about.</summary>
    public ImmutableArray<LiveTopic> Topics { get; }

    /// <summary>When something was last sent.</summary>
    public long SentAt { get; set; }

    /// <summary>The id of an event: the versions of all topics that were told of, in their order, so that a resume needs no more.</summary>
    public string Id => string.Join('.', _told.Select(static version => version.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Notes that a topic has changed.</summary>
    public void Mark(LiveTopic topic)
    {
        Interlocked.Or(ref _changed, 1UL << Topics.IndexOf(topic));
        Wake();
    }

    /// <summary>Has it look whether there is anything to say.</summary>
    public void Wake() => _signal.Writer.TryWrite(true);

    /// <summary>Ends it.</summary>
    public void End() => _signal.Writer.TryComplete();

    /// <summary>Waits until there may be something to say; false where the stream has come to its end.</summary>
    public ValueTask<bool> WaitAsync() => _signal.Reader.WaitToReadAsync();

    /// <summary>What has changed since the last call.</summary>
    public List<LiveTopic> TakeChanged()
    {
        _signal.Reader.TryRead(out _); // before the marks are taken: whoever marks later wakes it again
        var marks = Interlocked.Exchange(ref _changed, 0);
        var changed = new List<LiveTopic>();
        for (var i = 0; i < Topics.Length; i++)
        {
            if ((marks & (1UL << i)) != 0)
            {
                changed.Add(Topics[i]);
            }
        }

        return changed;
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
