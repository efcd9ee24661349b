namespace Orleans.Concurrency;

/// <summary>Wraps a value that nobody changes any more: it passes between grains of one silo without a copy.</summary>
/// <typeparam name="T">What is wrapped.</typeparam>
[GenerateSerializer, Immutable]
public readonly struct Immutable<T>
{
    /// <summary>The value.</summary>
    [Id(0)]
    public readonly T Value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    public Immutable(T value) => Value = value;
}
