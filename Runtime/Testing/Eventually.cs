using System.Runtime.CompilerServices;

namespace Shop.Runtime.Testing;

/// <summary>Waits in tests for what another process or a background service brings about in its own time.</summary>
public static class Eventually
{
    /// <summary>A failing test ends with its own message by then; what is waited for takes a fraction of it on a busy machine.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    /// <summary>Between two looks: a reader without pauses takes the processor from what it waits for, and meets rate limits.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Reads again and again until the value is as expected, and returns it.</summary>
    /// <exception cref="TimeoutException">It wasn't within a minute; the message has the condition and the last value.</exception>
    public static async Task<T> ReadAsync<T>(
        Func<Task<T>> read, Func<T, bool> isThere, [CallerArgumentExpression(nameof(isThere))] string condition = "")
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var value = await read();
            if (isThere(value))
            {
                return value;
            }

            if (TimeProvider.System.GetElapsedTime(began) > _patience)
            {
                throw new TimeoutException($"Not within {_patience.TotalSeconds} s: {condition}. Last: {value}");
            }

            await Task.Delay(_pause);
        }
    }
}
