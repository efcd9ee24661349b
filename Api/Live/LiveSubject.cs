using System.Collections.Immutable;

namespace Shop.Api.Live;

/// <summary>
/// Something that streams of this process are told of: its latest version, and who wants to know. A change after a quiet moment is told
/// at once; what changes faster than <see cref="Interval"/> is told together, with the last of its versions.
/// </summary>
/// <param name="topic">What.</param>
/// <param name="time">For the interval.</param>
internal sealed class LiveSubject(LiveTopic topic, TimeProvider time)
{
    /// <summary>Between two tellings: five times a second is as fast as anybody reads a number, and what ten thousand streams bear.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private ImmutableHashSet<LiveStream> _streams = [];
    private long _version;
    private long? _toldAt;
    private ITimer? _next;
    private (long Version, object? Of, byte[] Data) _said = (0, null, []);

    /// <summary>What.</summary>
    public LiveTopic Topic => topic;

    /// <summary>Its latest version; 0 where none is known yet.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>When its grain was last asked to tell on; the least number where it never was.</summary>
    public long WatchedAt { get; set; } = long.MinValue;

    /// <summary>Whether nobody wants to know any more. It takes no more streams then.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>Adds a stream; false where the subject was left before.</summary>
    public bool TryAdd(LiveStream stream)
    {
        lock (_lock)
        {
            if (!IsLeft)
            {
                _streams = _streams.Add(stream);
            }

            return !IsLeft;
        }
    }

    /// <summary>Takes a stream out; true where it was the last.</summary>
    public bool Remove(LiveStream stream)
    {
        lock (_lock)
        {
            _streams = _streams.Remove(stream);
            return IsLeft = _streams.IsEmpty;
        }
    }

    /// <summary>Takes a version over, and has all streams told of it where it is later than what is known.</summary>
    public void Publish(long version)
    {
        ImmutableHashSet<LiveStream> streams;
        lock (_lock)
        {
            if (version <= _version)
            {
                return;
            }

            Volatile.Write(ref _version, version);
            if (_next is not null)
            {
                return; // with the next telling
            }

            var wait = _toldAt is { } toldAt ? Interval - time.GetElapsedTime(toldAt) : TimeSpan.Zero;
            if (wait > TimeSpan.Zero)
            {
                _next = time.CreateTimer(static subject => ((LiveSubject)subject!).TellLate(), this, wait, Timeout.InfiniteTimeSpan);
                return;
            }

            streams = ToTell();
        }

        Tell(streams);
    }

    /// <summary>What is told of a version, made once for all streams.</summary>
    /// <param name="version">The version.</param>
    /// <param name="of">What it is made of.</param>
    /// <param name="make">Makes it.</param>
    public byte[] DataOf<T>(long version, T of, Func<LiveTopic, long, T, byte[]> make)
        where T : class
    {
        lock (_lock)
        {
            if (_said.Version != version || !ReferenceEquals(_said.Of, of))
            {
                _said = (version, of, make(topic, version, of));
            }

            return _said.Data;
        }
    }

    private void TellLate()
    {
        ImmutableHashSet<LiveStream> streams;
        lock (_lock)
        {
            _next?.Dispose();
            _next = null;
            streams = ToTell();
        }

        Tell(streams);
    }

    private ImmutableHashSet<LiveStream> ToTell()
    {
        _toldAt = time.GetTimestamp();
        return _streams;
    }

    private void Tell(ImmutableHashSet<LiveStream> streams)
    {
        foreach (var stream in streams)
        {
            stream.Mark(topic);
        }
    }
}
