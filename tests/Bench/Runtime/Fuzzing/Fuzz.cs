using System.Diagnostics;
using Shop.Bench.Measuring;
using Shop.Runtime.Serialization;

namespace Shop.Bench.Runtime.Fuzzing;

/// <summary>
/// Bytes of a peer that means harm, or is broken, read by all that reads a peer's bytes, for as long as one round takes.
/// They must be refused with <see cref="WireFormatException"/>, or read; never anything else, nor take more memory than a
/// multiple of their length. What breaks that ends the run with the seed and the bytes.
/// </summary>
internal sealed class Fuzz : IBenchCase
{
    // What one byte of a frame may make a reader allocate, and what an exception or a codec's first use takes: the same
    // bounds that the tests of the codecs keep.
    private const int BytesPerByteMax = 600;
    private const int BytesFixedMax = 128 * 1024;

    // The first inputs make codecs, and names of types: memory that is theirs for good.
    private const int WarmUp = 2_000;

    private readonly Dictionary<string, (long Read, long Refused)> _counts = [];
    private FrameFuzz _frames = null!;
    private FuzzTargets _targets = null!;
    private Mutations _mutations = null!;

    public string Name => "fuzz";

    public Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        var seed = options.Seed ?? Random.Shared.Next();
        var random = new Random(seed);
        (_frames, _targets, _mutations) = (new FrameFuzz(random), new FuzzTargets(random), new Mutations(random));
        Console.WriteLine($"fuzz: seed {seed}");
        var histogram = new LatencyHistogram();
        var cpu = new CpuMeter();
        var (cpuBefore, started) = (cpu.Seconds(), Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(started) < options.Round)
        {
            var from = Stopwatch.GetTimestamp();
            Next(random, seed, histogram.Count);
            histogram.Record(Stopwatch.GetElapsedTime(from));
        }

        var (elapsed, used) = (Stopwatch.GetElapsedTime(started).TotalSeconds, cpu.Seconds() - cpuBefore);
        WriteCounts(histogram.Count);
        var figures = new Figures(
            histogram.Count / elapsed, histogram.Count / Math.Max(used, 0.01), histogram.QuantileMs(0.5), histogram.QuantileMs(0.99), histogram.QuantileMs(0.999));
        return Task.FromResult<IReadOnlyList<Result>>([Result.Of(Name, "inputs", figures, "", null)]);
    }

    private void Next(Random random, int seed, long number)
    {
        if (random.Next(4) == 0)
        {
            Count("stream", _frames.Next());
            return;
        }

        var (name, good, read) = _targets.Next();
        var bytes = random.Next(8) switch { 0 => good, 1 => _mutations.Noise(), _ => _mutations.Apply(good) };
        try
        {
            Count(name, Read(read, bytes, number < WarmUp));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"Input {number} of seed {seed}, read as {name}: {exception.Message}\n{Convert.ToHexString(bytes)}", exception);
        }
    }

    private static bool Read(FuzzTarget read, byte[] bytes, bool isWarmUp)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isRead = true;
        try
        {
            read(bytes);
        }
        catch (WireFormatException)
        {
            isRead = false;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var most = BytesFixedMax + ((long)BytesPerByteMax * bytes.Length);
        return allocated <= most || isWarmUp
            ? isRead
            : throw new InvalidOperationException($"{bytes.Length} bytes made it allocate {allocated}, more than {most}.");
    }

    private void Count(string name, bool isRead)
    {
        var (read, refused) = _counts.GetValueOrDefault(name);
        _counts[name] = isRead ? (read + 1, refused) : (read, refused + 1);
    }

    private void WriteCounts(long inputs)
    {
        Console.WriteLine($"fuzz: {inputs} inputs, {_frames.Frames} frames; as what, how many were read and how many refused:");
        foreach (var (name, (read, refused)) in _counts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  {name,-14} {read,12} {refused,12}");
        }
    }
}
