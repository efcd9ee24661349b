namespace Shop.Runtime.Identity;

/// <summary>Numbers the runs of this process's silos.</summary>
internal static class SiloGeneration
{
    private static readonly DateTime _epoch = new(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static int _last;

    /// <summary>Seconds since 2022; where a silo restarts within a second, one more than the last.</summary>
    public static int Next()
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max((int)(DateTime.UtcNow - _epoch).TotalSeconds, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }
}
