using System.Runtime;

namespace Shop.Bench.Measuring;

/// <summary>Runs both sides until the compiler's last tier has seen them: it takes seconds where the load leaves it little processor.</summary>
internal static class WarmUp
{
    // A whole request is a thousand methods or so: some that still come one by one don't show.
    private const int MethodsPerSecondMax = 8;

    // A minute of each side: on a busy machine the figures are worth little anyway.
    private const int TurnsMax = 15;

    private static readonly TimeSpan _turn = TimeSpan.FromSeconds(4);

    /// <summary>Runs them in turn.</summary>
    public static async Task Run(Func<TimeSpan, Task<Figures>> ours, Func<TimeSpan, Task<Figures>> reference)
    {
        for (var turn = 0; turn < TurnsMax; turn++)
        {
            var before = JitInfo.GetCompiledMethodCount();
            await ours(_turn);
            await reference(_turn);
            if (JitInfo.GetCompiledMethodCount() - before < MethodsPerSecondMax * 2 * _turn.TotalSeconds)
            {
                return;
            }
        }
    }
}
