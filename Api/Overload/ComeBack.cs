namespace Shop.Api.Overload;

/// <summary>
/// When those who are refused are told to come again: as late as it takes for no more of them to come than can be answered. Each costs
/// something, too; told the same few seconds whatever the crowd, they would take the turns' processor time away from those who have one.
/// </summary>
/// <remarks>
/// The share of refusals to answers is what Google's "Site Reliability Engineering" (2016, chapter "Handling Overload") has clients
/// throttle themselves by; browsers only know <c>Retry-After</c>.
/// </remarks>
/// <param name="time">What a look is measured by.</param>
internal sealed class ComeBack(TimeProvider time)
{
    /// <summary>In the mean, and for whoever buys: soon, and not all at the same moment.</summary>
    public const double SecondsLeast = 2;

    /// <summary>In the mean: who is told later reloads by themselves.</summary>
    public const double SecondsMost = 20;

    // A crowd that comes is met within some seconds; those who were told before it still come when they were told to.
    private const double ChangeMost = 2;

    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private double _seconds = SecondsLeast;
    private long _from = time.GetTimestamp();
    private int _answered;
    private int _refused;

    /// <summary>The mean for the next second.</summary>
    /// <param name="seconds">As it is now.</param>
    /// <param name="answered">Requests that were answered of late.</param>
    /// <param name="refused">Requests that were refused in the same time.</param>
    public static double Next(double seconds, int answered, int refused) =>
        Math.Clamp(seconds * Math.Clamp((double)refused / Math.Max(answered, 1), 1 / ChangeMost, ChangeMost), SecondsLeast, SecondsMost);

    /// <summary>Notes that a request was answered.</summary>
    public void Answered() => Interlocked.Increment(ref _answered);

    /// <summary>Notes that a request was refused; in how many seconds it may come again: by chance, half to one and a half of the mean.</summary>
    public int After(RequestRank rank)
    {
        // Of them few are refused, and what they were let in for, or are about to be, doesn't wait.
        var mean = rank >= RequestRank.Waiting ? SecondsLeast : MeanOfRefused();
        return (int)Math.Round(mean * (0.5 + Random.Shared.NextDouble()));
    }

    private double MeanOfRefused()
    {
        lock (_lock)
        {
            _refused++;
            var now = time.GetTimestamp();
            if (time.GetElapsedTime(_from, now) is var length && length >= _look)
            {
                // After a time without a rush it begins anew, and what was answered in it says nothing of the next one.
                var answered = Interlocked.Exchange(ref _answered, 0);
                _seconds = length.TotalSeconds > SecondsMost ? SecondsLeast : Next(_seconds, answered, _refused);
                (_from, _refused) = (now, 0);
            }

            return _seconds;
        }
    }
}
