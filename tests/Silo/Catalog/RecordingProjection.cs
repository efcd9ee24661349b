using System.Collections.Concurrent;
using System.Collections.Immutable;
using Shop.Catalog;

namespace Shop.Silo.Tests.Catalog;

/// <summary>Remembers what it was told to project, and fails on demand.</summary>
internal sealed class RecordingProjection : ICatalogProjection
{
    private readonly ConcurrentQueue<(ProductId, long)> _projected = new();

    public bool Failing { get; set; }

    public (ProductId Id, long Version)[] Projected => [.. _projected];

    public Task ProjectAsync(ImmutableArray<ProductDocument> documents, CancellationToken cancellationToken)
    {
        if (Failing)
        {
            throw new TimeoutException("search is away");
        }

        foreach (var document in documents)
        {
            _projected.Enqueue((document.Id, document.Version));
        }

        return Task.CompletedTask;
    }
}
