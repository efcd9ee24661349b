using System.Collections.Concurrent;

namespace Shop.ShopProcess.Halting;

/// <summary>
/// The points at which a checkout can be halted: before and after each call that it, or what follows from it, makes of something
/// outside of its own grain. They are found by what the call is about: the checkout, its cart, its stocks, its order.
/// </summary>
internal sealed class HaltingPoints
{
    private readonly ConcurrentDictionary<string, HaltingCheckout> _byName = [];
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Counts the points of this checkout from now on.</summary>
    public void Add(Purchase purchase)
    {
        var checkout = new HaltingCheckout(purchase, _go.Task);
        foreach (var name in (string[])[purchase.Checkout, purchase.Cart, .. purchase.Skus, .. purchase.Skus.Select(static sku => $"stock-{sku}")])
        {
            _byName[name] = checkout;
        }
    }

    /// <summary>Another name of a checkout that is known by one.</summary>
    public void AddName(string known, string other)
    {
        if (_byName.TryGetValue(known, out var checkout))
        {
            _byName[other] = checkout;
        }
    }

    /// <summary>The checkout that one of these names means; null where they mean none.</summary>
    public HaltingCheckout? Find(IEnumerable<string?> names) =>
        names.OfType<string>().Select(name => _byName.GetValueOrDefault(name)).FirstOrDefault(static one => one is not null);

    /// <summary>Lets everything go on that was halted, and halts nothing any more.</summary>
    public void Go() => _go.TrySetResult();
}

/// <summary>One checkout that is counted.</summary>
internal sealed class HaltingCheckout(Purchase purchase, Task go)
{
    private int _passed;
    private int _halted;

    /// <summary>How many points it has passed, or halts at.</summary>
    public int Passed => Volatile.Read(ref _passed);

    /// <summary>Goes through a point, or halts there.</summary>
    public async Task PassAsync(string when, string call)
    {
        var number = Interlocked.Increment(ref _passed);
        if (number != purchase.HaltAt && !(when == "before" && call == purchase.HaltBefore && Interlocked.Exchange(ref _halted, 1) == 0))
        {
            return;
        }

        Output.Tell(new Report(purchase.Checkout, "halted", $"{when} {call}", number));
        await go;
    }
}
