using Orleans;
using Orleans.Concurrency;

namespace Shop.Runtime.Tests.Serialization.Messages;

/// <summary>An interface whose calls are put into bytes.</summary>
internal interface ISampleCalls : IGrainWithStringKey
{
    Task<int> Put(string name, CartState state, CancellationToken token, List<CartLine>? lines = null);

    Task Nothing();

    ValueTask<CartLine?> Get(Sku sku);

    [return: Immutable]
    Task<List<int>> Share([Immutable] List<int> mine);
}
