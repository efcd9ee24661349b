using System.Threading.Channels;
using Shop.Catalog;

namespace Shop.Silo.Tests.Catalog;

/// <summary>Hears of a product's changes.</summary>
internal sealed class Listener : IProductObserver
{
    // Longer than any change takes on a busy machine; who waits in vain fails by it.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly Channel<ProductView> _views = Channel.CreateUnbounded<ProductView>();

    public void Changed(ProductView view) => _views.Writer.TryWrite(view);

    public void Left(ProductId product)
    {
    }

    /// <summary>The next view that is like that.</summary>
    public async Task<ProductView> NextAsync(Func<ProductView, bool> isLike)
    {
        using var patience = new CancellationTokenSource(_patience);
        await foreach (var view in _views.Reader.ReadAllAsync(patience.Token))
        {
            if (isLike(view))
            {
                return view;
            }
        }

        throw new InvalidOperationException("The channel was closed.");
    }
}
