using Orleans;

namespace Shop.Runtime.Tests.Serialization.Messages;

/// <summary>An abstract hierarchy of three levels, each with ids of its own.</summary>
[GenerateSerializer]
public abstract record Shape([property: Id(0)] string Name);

[GenerateSerializer, Alias("circle")]
public sealed record Circle(string Name, double Radius) : Shape(Name);

[GenerateSerializer]
public record Rectangle(string Name, double Width, double Height) : Shape(Name);

[GenerateSerializer]
public sealed record Label(string Name, double Width, double Height) : Rectangle(Name, Width, Height)
{
    [Id(0)]
    public string Text { get; init; } = "";
}

public interface IAnimal
{
    string Name { get; }
}

[GenerateSerializer]
public sealed class Dog : IAnimal
{
    [Id(0)]
    public string Name { get; set; } = "";

    [Id(1)]
    public IAnimal? Friend { get; set; }
}

[GenerateSerializer]
public struct Cat : IAnimal
{
    [Id(0)]
    public string Name { get; set; }

    [Id(1)]
    public int Lives { get; set; }
}

/// <summary>A generic message with constraints, nested in a generic one.</summary>
[GenerateSerializer]
public sealed class Page<T>
    where T : notnull
{
    [Id(0)]
    public IReadOnlyList<T> Items { get; init; } = [];

    [Id(1)]
    public int Total { get; init; }

    [GenerateSerializer]
    internal sealed record Cursor<TKey>(T Last, TKey Key)
        where TKey : struct;
}

/// <summary>A type that refers to itself.</summary>
[GenerateSerializer]
public sealed class Node
{
    [Id(0)]
    public int Value { get; set; }

    [Id(1)]
    public Node? Next { get; set; }

    [Id(2)]
    public List<Node> Children { get; set; } = [];
}

/// <summary>An immutable tree: nothing in it is ever copied.</summary>
[GenerateSerializer]
public sealed record Leafage(string Name, System.Collections.Immutable.ImmutableArray<Leafage> Children);

[GenerateSerializer, Immutable]
public sealed class Frozen
{
    [Id(0)]
    public List<int> Values { get; set; } = [];
}

[GenerateSerializer]
public sealed class OutOfStockException : InvalidOperationException
{
    public OutOfStockException()
    {
    }

    public OutOfStockException(string sku, int wanted)
        : base($"{sku} is out of stock")
    {
        Sku = sku;
        Wanted = wanted;
    }

    [Id(0)]
    public string Sku { get; private set; } = "";

    [Id(1)]
    public int Wanted { get; private set; }
}

/// <summary>An exception class that nothing marks.</summary>
public sealed class PlainException(string message) : Exception(message);
