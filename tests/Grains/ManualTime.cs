namespace Grains.Tests;

/// <summary>A clock whose hands a test moves: the monotonic one forward, the wall's anywhere. It has no timers.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks;
    private TimeSpan _step;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(GetTimestamp()) + _step;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    /// <summary>Moves the wall clock only: what a wrong NTP answer does.</summary>
    public void StepWallClock(TimeSpan by) => _step += by;
}
