using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Orleans.Runtime;
using Shop.Clustering;

namespace Shop.Silo.Clustering;

/// <summary>
/// Which of this silo's grains are called most, in a fixed memory however many there are: a row on a sale's stock shows here.
/// </summary>
/// <remarks>
/// Space-Saving (Metwally, Agrawal, El Abbadi: "Efficient computation of frequent and top-k elements in data streams", ICDT 2005): who
/// finds no counter takes the lowest, with its count. Of <c>n</c> calls, every grain with more than <c>n / 128</c> has a counter, and
/// none counts more than <c>n / 128</c> too many; what may be too many is known, and taken off what is told. Where many calls are made one in
/// 16 is counted, by chance, and counts for 16: of a grain called 16,000 times in a while that is right to within a tenth, most often
/// (three standard deviations). So a call costs a random number, and seldom a lock and a look into a table.
/// </remarks>
internal sealed class HotGrains
{
    // A grain with a hundredth of the calls is surely seen: nothing that has less is hot.
    private const int CountersMax = 128;

    // As many as are looked at.
    private const int ToldMax = 10;

    // So many of a while are counted one by one: where little happens, it is told as it is.
    private const int OneByOneMax = 1_000;

    // A power of two, for the drawing.
    private const int OneOf = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<GrainId, int> _places = new(CountersMax);
    private readonly Counter[] _counters = new Counter[CountersMax];
    private int _counted;
    private int _weight = 1;

    /// <summary>A grain is called.</summary>
    public void Called(GrainId grain)
    {
        var weight = Volatile.Read(ref _weight);
        if (weight > 1 && (Random.Shared.Next() & (OneOf - 1)) != 0)
        {
            return;
        }

        lock (_gate)
        {
            _counters[PlaceOf(grain)].Calls += weight;
            if (++_counted == OneByOneMax)
            {
                _weight = OneOf;
            }
        }
    }

    /// <summary>Those called most since the last time, the most first.</summary>
    public ImmutableArray<HotGrain> Take()
    {
        lock (_gate)
        {
            ImmutableArray<HotGrain> hottest =
            [
                .. _counters.Take(_places.Count).OrderByDescending(static one => one.Calls - one.TooMany).Take(ToldMax)
                    .Select(static one => new HotGrain(one.Grain.Type.ToString()!, one.Grain.Key.ToString()!, one.Calls - one.TooMany)),
            ];
            _places.Clear();
            Array.Clear(_counters);
            (_counted, _weight) = (0, 1);
            return hottest;
        }
    }

    private int PlaceOf(GrainId grain)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, grain, out var isKnown);
        if (isKnown)
        {
            return place;
        }

        if (_places.Count <= CountersMax)
        {
            place = _places.Count - 1;
            _counters[place] = new Counter { Grain = grain };
            return place;
        }

        var lowest = Lowest();
        place = lowest;
        _places.Remove(_counters[lowest].Grain);
        _counters[lowest] = _counters[lowest] with { Grain = grain, TooMany = _counters[lowest].Calls };
        return lowest;
    }

    private int Lowest()
    {
        var lowest = 0;
        for (var i = 1; i < CountersMax; i++)
        {
            lowest = _counters[i].Calls < _counters[lowest].Calls ? i : lowest;
        }

        return lowest;
    }

    private record struct Counter
    {
        public GrainId Grain;
        public long Calls;
        public long TooMany;
    }
}
