using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>
/// The memory that all connections of a process may use together for large frames that are under way: without it a
/// thousand peers that each begin a frame of the longest length would take all there is.
/// </summary>
/// <param name="bytesMax">How much, in bytes.</param>
internal sealed class GatheringBudget(long bytesMax)
{
    // At least two of the longest frames by default, however small the machine.
    private const long BytesMin = 256L * 1024 * 1024;

    // A share that leaves the rest to what silos and clients are for.
    private const int ShareOfMemory = 8;

    private long _taken;

    /// <summary>A budget for this machine.</summary>
    public GatheringBudget()
        : this(Math.Max(BytesMin, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory))
    {
    }

    /// <summary>How much is in use.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Takes memory.</summary>
    /// <exception cref="WireFormatException">None is left: whoever asked for the most recent piece is turned away.</exception>
    public void Take(int bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) > bytesMax)
        {
            GiveBack(bytes);
            throw new WireFormatException($"There is no memory for a large frame now: {bytesMax} bytes are gathered at once at most.");
        }
    }

    /// <summary>Gives memory back.</summary>
    public void GiveBack(int bytes) => Interlocked.Add(ref _taken, -bytes);
}
