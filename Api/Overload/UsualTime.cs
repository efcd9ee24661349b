namespace Shop.Api.Overload;

/// <summary>
/// How long a route's answers take where nobody waits for a turn: somewhat less than their mean. It follows answers that are faster at
/// any time, and slower ones only while the process is at ease, so that an hour of overload doesn't become the usual.
/// </summary>
/// <remarks>Not for several threads.</remarks>
internal sealed class UsualTime
{
    // Shares of the difference. A faster answer weighs more: one that waited for something says little of the route.
    private const double TowardsFaster = 0.1;
    private const double TowardsSlower = 0.02;

    // Twice the usual, and what nobody notices.
    private const double SlowTimes = 2;
    private const double SlowMore = 10;

    private double _milliseconds = double.NaN;

    /// <summary>Takes an answer's time in; whether it was slow.</summary>
    /// <param name="milliseconds">How long it took.</param>
    /// <param name="isAtEase">Whether the process had turns left in plenty.</param>
    public bool Take(double milliseconds, bool isAtEase)
    {
        var usual = _milliseconds;
        if (double.IsNaN(usual))
        {
            _milliseconds = milliseconds;
            return false;
        }

        var slow = (usual * SlowTimes) + SlowMore;
        var towards = milliseconds < usual ? TowardsFaster : isAtEase ? TowardsSlower : 0;

        // One that timed out mustn't outweigh a thousand.
        _milliseconds = usual + ((Math.Min(milliseconds, slow) - usual) * towards);
        return milliseconds > slow;
    }
}
