namespace Shop.WaitingRooms;

/// <summary>
/// Who of those with a ticket is there, as far as this silo has heard. It is nobody's but this activation's: after a silo's death it is
/// known again within seconds, from what browsers ask and what the Apis say of their streams. Eight bytes a place.
/// </summary>
/// <param name="time">For how long ago somebody was heard.</param>
internal sealed class Presence(TimeProvider time)
{
    /// <summary>
    /// For how long somebody who has looked counts as there: a browser that no stream reaches looks every 15 seconds, and one look may
    /// get lost.
    /// </summary>
    public static readonly TimeSpan AfterLook = TimeSpan.FromSeconds(35);

    /// <summary>For how long a stream counts that an Api has named: they do every five seconds, and one call may get lost.</summary>
    public static readonly TimeSpan AfterStream = TimeSpan.FromSeconds(12);

    // Long enough that whoever is there has looked, or was named by an Api.
    private static readonly TimeSpan _assumed = TimeSpan.FromSeconds(20);

    private static readonly (int Look, int Stream) _gone = (-1, -1);

    private readonly long _began = time.GetTimestamp();

    // By ticket, in seconds since the beginning, until when its holder counts as there; 0 for who wasn't heard yet.
    private readonly List<(int Look, int Stream)> _until = [];

    /// <summary>The holder of a ticket has asked.</summary>
    public void Looked(int number)
    {
        Grow(number);
        _until[number] = (Now + (int)AfterLook.TotalSeconds, _until[number].Stream);
    }

    /// <summary>The holder of a ticket has a stream open.</summary>
    public void Streams(int number)
    {
        Grow(number);
        _until[number] = (_until[number].Look, Now + (int)AfterStream.TotalSeconds);
    }

    /// <summary>The holder of a ticket has closed the page: they are there when they are heard again.</summary>
    public void Leaves(int number)
    {
        Grow(number);
        _until[number] = _gone;
    }

    /// <summary>
    /// The holder of a ticket never asked what came of their turn. A look that is younger than the shortest admission stands: it was after
    /// this one had gone back, for by one before it they would have been told.
    /// </summary>
    public void Misses(int number)
    {
        Grow(number);
        var since = Now - (_until[number].Look - (int)AfterLook.TotalSeconds);
        _until[number] = (since < (int)WaitingRoomLimits.AdmissionMin.TotalSeconds ? _until[number].Look : _gone.Look, _gone.Stream);
    }

    /// <summary>Whether the holder of a ticket is there.</summary>
    /// <param name="number">The ticket's number.</param>
    /// <param name="signs">What counts.</param>
    public bool IsHere(int number, Signs signs)
    {
        var now = Now;
        var (look, stream) = number < _until.Count ? _until[number] : default;
        return look > now
            || (signs != Signs.Look && stream > now)
            || (signs == Signs.Any && look == 0 && stream == 0 && now < (int)_assumed.TotalSeconds);
    }

    private int Now => (int)time.GetElapsedTime(_began).TotalSeconds;

    private void Grow(int number)
    {
        while (_until.Count <= number)
        {
            _until.Add(default);
        }
    }
}
