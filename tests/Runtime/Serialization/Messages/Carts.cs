using System.Collections.Immutable;
using Orleans;

namespace Shop.Runtime.Tests.Serialization.Messages;

// Messages of every shape that the generator supports.

[GenerateSerializer, Alias("test-money")]
public sealed record Money(long MinorUnits, string Currency);

[GenerateSerializer]
public readonly record struct Sku(string Value);

[GenerateSerializer]
public record struct Quantity(int Value);

[GenerateSerializer]
public enum CartState : byte
{
    Open,
    Locked,
    Closed = 200,
}

/// <summary>A positional record with a further member, numbered apart.</summary>
[GenerateSerializer]
public sealed record CartLine(Sku Sku, int Quantity, Money UnitPrice)
{
    [Id(0)]
    public string? Note { get; init; }
}

/// <summary>A class with every way of setting a member.</summary>
[GenerateSerializer]
internal sealed class Cart
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public List<CartLine> Lines { get; set; } = [];

    [Id(2)]
    public CartState State { get; private set; }

    [Id(3)]
    public DateTimeOffset? Expires { get; init; }

    [Id(4)]
    public readonly Guid Owner;

    [Id(5)]
    private Dictionary<string, string?> _attributes = [];

    [Id(9)]
    public int[]? Ratings;

    [Id(300)]
    public ImmutableArray<string> Coupons { get; init; } = [];

    [NonSerialized]
    public object? Scratch;

    public Cart()
    {
    }

    public Cart(Guid owner, CartState state, Dictionary<string, string?> attributes)
    {
        Owner = owner;
        State = state;
        _attributes = attributes;
    }

    public IReadOnlyDictionary<string, string?> Attributes => _attributes;
}

/// <summary>A computed property whose accessors do work.</summary>
[GenerateSerializer]
public sealed class Temperature
{
    [NonSerialized]
    private double _kelvin;

    [Id(0)]
    public double Celsius
    {
        get => _kelvin - 273.15;
        set => _kelvin = value + 273.15;
    }

    [Id(1)]
    private string Unit { get; set; } = "C";

    public string ReadUnit() => Unit;

    public void ChangeUnit(string unit) => Unit = unit;
}
