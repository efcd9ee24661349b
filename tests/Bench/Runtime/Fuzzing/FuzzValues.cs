namespace Shop.Bench.Runtime.Fuzzing;

/// <summary>Messages by chance.</summary>
internal sealed class FuzzValues(Random random)
{
    private const int DepthMax = 4;

    /// <summary>One more.</summary>
    public FuzzMessage Next(int depth = 0) => new()
    {
        Text = random.Next(4) == 0 ? null : Text(),
        Number = Small(),
        Maybe = random.Next(2) == 0 ? null : random.NextInt64(),
        Id = new Guid(Bytes(16)),
        At = new DateTimeOffset(random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(random.Next(-840, 841))),
        Price = new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29)),
        Bytes = Bytes(Length()),
        Children = depth < DepthMax ? [.. Many(3, () => Next(depth + 1))] : [],
        Counts = Many(5, () => (Key: Text(), Value: Small())).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value),
        Doubles = [.. Many(5, random.NextDouble)],
        Shape = Shape(depth),
        Anything = random.Next(4) switch { 0 => Text(), 1 => Small(), 2 => Shape(depth), _ => null },
        Pair = (Small(), random.Next(2) == 0 ? null : Text()),
        Day = (DayOfWeek)random.Next(7),
        Set = [.. Many(5, random.NextInt64)],
    };

    private FuzzShape? Shape(int depth) => random.Next(depth < DepthMax ? 3 : 2) switch
    {
        0 => null,
        1 => new FuzzCircle(Text(), random.NextSingle()),
        _ => new FuzzPicture(Text(), [.. Many(3, () => Shape(depth + 1))]),
    };

    private IEnumerable<T> Many<T>(int max, Func<T> make) => Enumerable.Range(0, random.Next(max + 1)).Select(_ => make());

    private string Text() => new([.. Enumerable.Range(0, Length()).Select(_ => (char)random.Next(' ', random.Next(8) == 0 ? 0xD7FF : '~'))]);

    private int Small() => random.Next(2) == 0 ? random.Next(128) : random.Next(int.MinValue, int.MaxValue);

    // Short, most often: it is the structure that has the edges.
    private int Length() => random.Next(16) == 0 ? random.Next(2_000) : random.Next(12);

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
