namespace Shop.Bench.Runtime.External;

/// <summary>Hands out a cart of ten lines, made when it came to life.</summary>
public interface IBenchCartGrain : IGrainWithIntegerKey
{
    Task<BenchCart> Get();
}

[GenerateSerializer]
public sealed record BenchCart([property: Id(0)] List<BenchCartLine> Lines);

[GenerateSerializer]
public sealed record BenchCartLine(
    [property: Id(0)] string Sku, [property: Id(1)] string Title, [property: Id(2)] int Quantity, [property: Id(3)] long PriceMinor);

public sealed class BenchCartGrain : Grain, IBenchCartGrain
{
    private const int Lines = 10;

    private readonly BenchCart _cart = new(
        [.. Enumerable.Range(0, Lines).Select(i => new BenchCartLine($"SKU-12345-{i:D2}", $"A product of shop 123-{i:D2}", i + 1, 1999 + (100 * i)))]);

    public Task<BenchCart> Get() => Task.FromResult(_cart);
}
