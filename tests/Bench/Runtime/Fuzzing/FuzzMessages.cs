using System.Collections.Immutable;

namespace Shop.Bench.Runtime.Fuzzing;

/// <summary>A message of every kind of field, for the fuzzer alone.</summary>
[GenerateSerializer]
public sealed record FuzzMessage
{
    [Id(0)]
    public string? Text { get; init; }

    [Id(1)]
    public int Number { get; init; }

    [Id(2)]
    public long? Maybe { get; init; }

    [Id(3)]
    public Guid Id { get; init; }

    [Id(4)]
    public DateTimeOffset At { get; init; }

    [Id(5)]
    public decimal Price { get; init; }

    [Id(6)]
    public byte[] Bytes { get; init; } = [];

    [Id(7)]
    public List<FuzzMessage> Children { get; init; } = [];

    [Id(8)]
    public Dictionary<string, int> Counts { get; init; } = [];

    [Id(9)]
    public ImmutableArray<double> Doubles { get; init; } = [];

    [Id(10)]
    public FuzzShape? Shape { get; init; }

    [Id(11)]
    public object? Anything { get; init; }

    [Id(12)]
    public (int, string?) Pair { get; init; }

    [Id(13)]
    public DayOfWeek Day { get; init; }

    [Id(14)]
    public HashSet<long> Set { get; init; } = [];
}

[GenerateSerializer]
public abstract record FuzzShape([property: Id(0)] string Name);

[GenerateSerializer, Alias("fuzz-circle")]
public sealed record FuzzCircle(string Name, [property: Id(0)] float Radius) : FuzzShape(Name);

[GenerateSerializer]
public sealed record FuzzPicture(string Name, [property: Id(0)] FuzzShape?[] Parts) : FuzzShape(Name);
