using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Shop.Carts;
using Shop.Customers;
using Shop.Inventory;
using Shop.Orders;
using Shop.Payments;
using Shop.Time;
using Shop.WaitingRooms;

namespace Shop.Checkout;

/// <inheritdoc cref="ICheckoutGrain"/>
/// <remarks>
/// One turn at a time, and one durable step after another. A step that calls others comes before the write that says that it was
/// done, and may be done again: holds, moves, the cart's lock and the provider all take a repeat for what it is. The intent to pay
/// is written before the provider is called, and an unknown outcome is asked for, never guessed.
/// </remarks>
internal sealed class CheckoutGrain(
    ICheckoutStore store,
    CheckoutQuoting quoting,
    GuardedThings guarded,
    SpreadStock spread,
    IEnumerable<IPaymentProvider> providers,
    DatabaseClock clock,
    TimeProvider time,
    ILogger<CheckoutGrain> logger) : Grain, ICheckoutGrain
{
    private CheckoutId _id;
    private StoredCheckout? _checkout;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no checkout's id.</exception>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = CheckoutId.Parse(this.GetPrimaryKeyString());
        _checkout = await store.ReadAsync(_id, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>It is read anew: another silo may have gone on with it, or its guest signed in. Memory never goes back.</remarks>
    public async Task<CheckoutView?> Read()
    {
        if (await store.ReadAsync(_id, CancellationToken.None) is { } stored && !(stored.Version <= _checkout?.Version))
        {
            _checkout = stored;
        }

        return _checkout?.ToView();
    }

    /// <inheritdoc/>
    public Task<CheckoutResult> Begin(BeginCheckout command) => GuardAsync(() => BeginAsync(command, payment: null));

    /// <inheritdoc/>
    public Task<CheckoutResult> Buy(BeginCheckout command, PayCheckout payment) => GuardAsync(async () =>
    {
        var begun = await BeginAsync(command, payment);
        return begun is { Refusal: null, Checkout.Status: CheckoutStatus.Open } or { Refusal: null, IsRepeat: true } ? await PayAsync(payment) : begun;
    });

    /// <inheritdoc/>
    public Task<CheckoutResult> Pay(PayCheckout command) => GuardAsync(() => PayAsync(command));

    /// <inheritdoc/>
    public Task<CheckoutResult> Release(ShopperId owner) => GuardAsync(async () => _checkout switch
    {
        null => NotYours(),
        var other when !owner.IsOrWas(other.Owner) => NotYours(),
        { Status: CheckoutStatus.Released } => Answer(null) with { IsRepeat = true },
        { Status: CheckoutStatus.Paid } => Answer(CheckoutRefusal.Of(CheckoutRule.AlreadyPaid)),
        { IsLive: true, IsPaying: false } => await ReleaseAsync("released") with { Refusal = null },
        _ => Answer(CheckoutRefusal.Of(CheckoutRule.InProgress)),
    });

    /// <inheritdoc/>
    public async Task<bool> Supersede()
    {
        var result = await GuardAsync(async () => _checkout switch
        {
            { IsPaying: true } => Answer(CheckoutRefusal.Of(CheckoutRule.InProgress)),
            { IsLive: true } => await ReleaseAsync("superseded"),
            _ => Answer(null),
        });
        return result.Refusal?.Rule != CheckoutRule.InProgress;
    }

    /// <inheritdoc/>
    public Task Resume() => GuardAsync(async () =>
    {
        switch (_checkout)
        {
            case { Status: CheckoutStatus.Begun }:
                return await ReleaseAsync("released");
            case { Status: CheckoutStatus.Quoted }:
                return await OpenAsync(payment: null);
            case { Status: CheckoutStatus.Open } open when open.ExpiresAt <= clock.UtcNow:
                return await ReleaseAsync("expired");
            case { IsPaying: true } paying:
                var provider = Provider(paying.Provider!) ?? throw new InvalidOperationException($"There is no provider '{paying.Provider}' any more.");
                return await SettleAsync(provider, await provider.FindAsync(paying.PaymentKey, CancellationToken.None));
            default:
                return Answer(null);
        }
    });

    private static bool IsSame(StoredCheckout known, BeginCheckout command) =>
        (known.Owner, known.Cart, known.Email, known.ShippingAddress, known.ShippingMethod)
        == (command.Owner, command.Cart, command.Email, command.ShippingAddress, command.ShippingMethod);

    private static CheckoutRefusal Declined(string? reason) => CheckoutRefusal.Of(CheckoutRule.Declined, reason);

    private static CheckoutRefusal? EndOf(StoredCheckout checkout) =>
        checkout.Status == CheckoutStatus.Released ? CheckoutRefusal.Of(CheckoutRule.Ended, checkout.Reason) : null;

    private static CheckoutResult NotYours() => new(null, CheckoutRefusal.Of(CheckoutRule.NotYours));

    private async Task<CheckoutResult> BeginAsync(BeginCheckout command, PayCheckout? payment)
    {
        if (_checkout is null)
        {
            var (quote, cartVersion, refusal) = await quoting.QuoteAsync(command, GrainFactory);
            refusal ??= await InsertAsync(command, quote!, cartVersion);
            return refusal is null ? await OpenAsync(payment) : Answer(refusal);
        }

        if (!IsSame(_checkout, command))
        {
            return Answer(CheckoutRefusal.Of(CheckoutRule.OperationReused));
        }

        return _checkout.Status is CheckoutStatus.Quoted ? await OpenAsync(payment) : Answer(EndOf(_checkout)) with { IsRepeat = true };
    }

    /// <summary>
    /// Writes the first row, which uses an admission up, and which another open checkout of the cart gives way to. Why it doesn't; null where it does. A stranger never
    /// comes so far: they get nobody's checkout given up, not even one of a cart whose id they have seen.
    /// </summary>
    private async Task<CheckoutRefusal?> InsertAsync(BeginCheckout command, Quote quote, long cartVersion)
    {
        var (room, refusal) = guarded.Judge(quote.Lines.Select(static line => (line.Total.Sku, line.Total.Quantity)), command.Admission);
        if (refusal is not null)
        {
            return refusal;
        }

        var checkout = CheckoutDecisions.Quoted(_id, command, quote, cartVersion, room);
        while (await store.InsertAsync(checkout, CancellationToken.None) is { IsWritten: false } insertion)
        {
            if (insertion.IsNotAdmitted)
            {
                return CheckoutRefusal.Of(CheckoutRule.NotAdmitted, room?.Value);
            }

            if (!await GrainFactory.GetGrain<ICheckoutGrain>(insertion.Other!.Value.Value).Supersede())
            {
                return CheckoutRefusal.Of(CheckoutRule.InProgress);
            }
        }

        _checkout = checkout;
        CheckoutMeter.Reached(checkout);
        return null;
    }

    /// <summary>
    /// Holds the lines, from wherever an earlier life left it. Where it is paid at once, the step that says so is the intent to pay:
    /// nobody needs to know of it as an open one.
    /// </summary>
    private async Task<CheckoutResult> OpenAsync(PayCheckout? payment)
    {
        var pays = payment is not null && RefusesPayment(CheckoutDecisions.Opened(_checkout!, clock.UtcNow), payment) is null;
        if (await RefusesHoldsAsync(pays) is { } refused)
        {
            return refused;
        }

        var opened = CheckoutDecisions.Opened(_checkout!, clock.UtcNow);
        if (pays)
        {
            return await AttemptAsync(opened, payment!);
        }

        // An earlier life may have been about to pay.
        await SaveHeldAsync(opened, HoldMove.EndPayment);
        await Cart().Unlock(_id);
        return Answer(null);
    }

    /// <summary>Has every line held, and the cart enter; null where that is done, otherwise what is answered.</summary>
    private async Task<CheckoutResult?> RefusesHoldsAsync(bool pays)
    {
        var entering = Cart().EnterCheckout(_id, _checkout!.Owner, _checkout.CartVersion, pays);
        var holds = await Task.WhenAll(_checkout.Quote!.Lines.Select(line =>
            HoldAsync(line.Total.Sku, new PlaceHold(
                _id, line.Total.Quantity, pays ? CheckoutDecisions.LookAfter : CheckoutDecisions.HoldFor, pays))));
        if (!await entering)
        {
            return await ReleaseAsync("superseded");
        }

        ImmutableArray<Sku> missing = [.. _checkout.Quote.Lines.Where((_, i) => holds[i].Outcome != HoldOutcome.Held).Select(static line => line.Total.Sku)];
        return missing.IsEmpty
            ? null
            : await ReleaseAsync("out_of_stock") with { Refusal = new CheckoutRefusal(CheckoutRule.OutOfStock, missing) };
    }

    /// <summary>
    /// Writes what became of the lines that were held. Where another silo gave the checkout up just before they were, nobody but this
    /// one knows of the holds: it gives them up, too, or they would stand until they are looked at.
    /// </summary>
    private async Task<bool> SaveHeldAsync(StoredCheckout next, HoldMove move)
    {
        try
        {
            return await SaveAsync(next, move);
        }
        catch (InconsistentStateException)
        {
            if (await store.ReadAsync(_id, CancellationToken.None) is { Status: CheckoutStatus.Released })
            {
                await MoveAllAsync(HoldMove.Abandon);
                await MoveAllAsync(HoldMove.Release);
            }

            throw;
        }
    }

    private async Task<CheckoutResult> PayAsync(PayCheckout command)
    {
        if (_checkout is null || !command.Owner.IsOrWas(_checkout.Owner))
        {
            return NotYours();
        }

        if (_checkout.PaidBy == command.Operation.Value)
        {
            return Answer(_checkout.Status == CheckoutStatus.Open ? Declined(_checkout.Reason) : EndOf(_checkout)) with { IsRepeat = true };
        }

        if (RefusesPayment(_checkout, command) is { } refusal)
        {
            return refusal.Rule == CheckoutRule.Ended && _checkout.IsLive ? await ReleaseAsync(refusal.Reason!) : Answer(refusal);
        }

        return await AttemptAsync(_checkout, command);
    }

    private CheckoutRefusal? RefusesPayment(StoredCheckout checkout, PayCheckout command) => Provider(command.Payment.Provider) is null
        ? CheckoutRefusal.Of(CheckoutRule.CardRefused, "provider")
        : CheckoutDecisions.RefusesPayment(checkout, command.ExpectedTotal, clock.UtcNow);

    /// <summary>
    /// Writes the intent to pay, and with it the holds become this payment's; then the cart is locked, if it isn't yet. Where either
    /// fails, the provider is never called.
    /// </summary>
    private async Task<CheckoutResult> AttemptAsync(StoredCheckout open, PayCheckout command)
    {
        var provider = Provider(command.Payment.Provider)!;
        if (!await SaveHeldAsync(CheckoutDecisions.Attempted(open, command, clock.UtcNow), HoldMove.BeginPayment))
        {
            return await ReleaseAsync("expired");
        }

        if (!await Cart().LockForPayment(_id))
        {
            return await ReleaseAsync("superseded");
        }

        return await SettleAsync(provider, await provider.AuthoriseAsync(
            _checkout!.PaymentKey, _checkout.Quote!.Total, command.Payment, command.ReturnUrl, CancellationToken.None));
    }

    private async Task<CheckoutResult> SettleAsync(IPaymentProvider provider, PaymentAnswer answer)
    {
        var step = CheckoutDecisions.After(_checkout!, answer, clock.UtcNow);
        if (step == PaymentStep.Cancel)
        {
            answer = await CancelAsync(provider);
            step = CheckoutDecisions.After(_checkout!, answer, clock.UtcNow);
        }

        switch (step)
        {
            case PaymentStep.PlaceOrder:
                return await PlaceOrderAsync(provider);
            case PaymentStep.BackToOpen:
                return await BackToOpenAsync(answer);
            case PaymentStep.AwaitHolder when _checkout!.Status != CheckoutStatus.RequiresAction:
                await SaveAsync(_checkout with { Status = CheckoutStatus.RequiresAction, NextAction = answer.ActionUrl });
                break;
            case PaymentStep.AskLater or PaymentStep.Cancel when _checkout!.Status == CheckoutStatus.Paying:
                await SaveAsync(_checkout with { Status = CheckoutStatus.Pending });
                break;
        }

        return Answer(null);
    }

    private async Task<CheckoutResult> BackToOpenAsync(PaymentAnswer answer)
    {
        await Cart().Unlock(_id);
        var isCard = answer.State == PaymentState.CardRefused;
        var reason = isCard || answer.State == PaymentState.Declined ? answer.Reason : "payment_cancelled";
        await SaveAsync(isCard
            ? CheckoutDecisions.CardRefused(_checkout!, reason, clock.UtcNow)
            : CheckoutDecisions.Refused(_checkout!, reason, clock.UtcNow), HoldMove.EndPayment);
        return Answer(isCard ? CheckoutRefusal.Of(CheckoutRule.CardRefused, reason) : Declined(reason));
    }

    /// <summary>
    /// Gives the payment up. The write before it overtakes any other silo that goes on with this checkout: it could have the same
    /// payment authorised meanwhile, and an order made of it, and the cancellation would void that order's money.
    /// </summary>
    private async Task<PaymentAnswer> CancelAsync(IPaymentProvider provider)
    {
        await SaveAsync(_checkout! with { Status = CheckoutStatus.Pending });
        return await provider.CancelAsync(_checkout.PaymentKey, CancellationToken.None);
    }

    private async Task<CheckoutResult> PlaceOrderAsync(IPaymentProvider provider)
    {
        var paid = CheckoutDecisions.Paid(_checkout!, OrderId.New(time), OrderNumber.New().Value) with { Version = _checkout!.Version + 1 };
        if (await store.PlaceOrderAsync(paid, CancellationToken.None))
        {
            _checkout = paid;
            CheckoutMeter.Reached(paid);
            CheckoutLog.Paid(logger, _id.Value, paid.Order!.Value.Value);
            return Answer(null);
        }

        CheckoutLog.HoldsLost(logger, _id.Value);
        var cancelled = await CancelAsync(provider);
        if (CheckoutDecisions.After(_checkout, cancelled, clock.UtcNow) != PaymentStep.BackToOpen)
        {
            return Answer(null); // asked again by the next look at it
        }

        return await ReleaseAsync("out_of_stock") with
        {
            Refusal = new CheckoutRefusal(CheckoutRule.OutOfStock, [.. _checkout.Quote!.Lines.Select(static line => line.Total.Sku)]),
        };
    }

    /// <summary>
    /// Gives everything back, then says so: a crash in between leaves a checkout that is given up again. Holds that are being paid
    /// are touched only by the life that wrote the intent; those of one that was about to are first made held ones, by version, so
    /// that nobody takes away what another life pays for meanwhile.
    /// </summary>
    private async Task<CheckoutResult> ReleaseAsync(string reason)
    {
        if (_checkout!.Quote is not null)
        {
            if (_checkout.Status == CheckoutStatus.Quoted)
            {
                await SaveHeldAsync(_checkout, HoldMove.EndPayment);
            }

            if (_checkout.IsPaying)
            {
                await MoveAllAsync(HoldMove.Abandon);
            }

            await MoveAllAsync(HoldMove.Release);
        }

        await Cart().Unlock(_id);
        await SaveAsync(CheckoutDecisions.Released(_checkout, reason));
        return Answer(EndOf(_checkout));
    }

    private Task<bool[]> MoveAllAsync(HoldMove move) => Task.WhenAll(_checkout!.Quote!.Lines.Select(line => Stock(line).Move(_id, move)));

    private async Task<bool> SaveAsync(StoredCheckout next, HoldMove move = HoldMove.None)
    {
        next = next with { Version = _checkout!.Version + 1 };
        var hasMoved = await store.UpdateAsync(next, move, CancellationToken.None);
        if (next.Status != _checkout.Status)
        {
            CheckoutMeter.Reached(next);
        }

        _checkout = next;
        return hasMoved;
    }

    /// <summary>After a failure nobody knows what is stored: the next activation reads it.</summary>
    private async Task<CheckoutResult> GuardAsync(Func<Task<CheckoutResult>> work)
    {
        try
        {
            return await work();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private CheckoutResult Answer(CheckoutRefusal? refusal) => new(_checkout?.ToView(), refusal);

    private IPaymentProvider? Provider(string name) => providers.FirstOrDefault(provider => provider.Name == name);

    private Task<HoldResult> HoldAsync(Sku sku, PlaceHold command) => spread.PartFor(sku, _id) is { } part
        ? GrainFactory.GetGrain<IStockPartGrain>(StockPartKey.Of(sku, part)).Hold(command)
        : GrainFactory.GetGrain<IStockGrain>(StockKey.Of(sku)).Hold(command);

    private IStockGrain Stock(QuotedLine line) => GrainFactory.GetGrain<IStockGrain>(StockKey.Of(line.Total.Sku));

    private ICartGrain Cart() => GrainFactory.GetGrain<ICartGrain>(_checkout!.Cart.Value);
}
