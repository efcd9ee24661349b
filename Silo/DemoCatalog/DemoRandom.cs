namespace Shop.Silo.DemoCatalog;

/// <summary>
/// Numbers that only look random: the same seed and index give the same ones on every machine and in every version, which
/// <see cref="Random"/> doesn't promise. SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
/// </summary>
internal struct DemoRandom(long seed, int index)
{
    private ulong _state = Mix((ulong)seed + 0x9E3779B97F4A7C15UL) ^ Mix(((ulong)(uint)index + 1) * 0xD1342543DE82EF95UL);

    /// <summary>64 bits.</summary>
    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15UL);

    /// <summary>From 0 to below <paramref name="end"/>.</summary>
    public int Next(int end) => (int)(((UInt128)Next() * (uint)end) >> 64);

    /// <summary>From 0 to below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Around 0, two thirds between −1 and 1, never beyond ±6 (the sum of twelve shares).</summary>
    public double Bell()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Share();
        }

        return sum;
    }

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>So many of them, each at most once, in any order.</summary>
    public List<T> Pick<T>(IReadOnlyList<T> items, int count)
    {
        var left = items.ToList();
        var picked = new List<T>(count);
        while (picked.Count < count && left.Count > 0)
        {
            var at = Next(left.Count);
            picked.Add(left[at]);
            left.RemoveAt(at);
        }

        return picked;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
