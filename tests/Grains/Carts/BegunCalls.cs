using Shop.Carts;

namespace Grains.Tests.Carts;

/// <summary>Counts the calls that carts have begun: each has run up to where it waits for storage.</summary>
internal sealed class BegunCalls : IIncomingGrainCallFilter, IDisposable
{
    private readonly SemaphoreSlim _begun = new(0);

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var call = context.Invoke();
        if (context.Grain is ICartGrain)
        {
            _begun.Release();
        }

        await call;
    }

    /// <summary>Waits until so many more calls have begun.</summary>
    public async Task MoreAsync(int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            (await _begun.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("a call should have begun");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _begun.Dispose();
}
