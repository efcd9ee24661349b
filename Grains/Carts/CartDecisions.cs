using System.Collections.Immutable;

namespace Shop.Carts;

/// <summary>What commands do to a cart: functions of the cart, the command and the time, and nothing else.</summary>
internal static class CartDecisions
{
    /// <summary>
    /// Decides on a command. One that is carried out is remembered even where it changes no line, since its repeat might change
    /// one by then; one that is refused isn't, and may succeed later.
    /// </summary>
    public static CartDecision Decide(CartState cart, CartCommand command, DateTimeOffset now)
    {
        if (cart.Owner != command.Shopper && !(command is OpenCart && cart.Owner == default))
        {
            return Refused(cart, CartRule.NotYours, "cart");
        }

        var fingerprint = CommandFingerprint.Of(command);
        if (cart.Recent.Find(command.Operation, now) is { } earlier)
        {
            return earlier.Fingerprint == fingerprint
                ? new CartDecision(cart, IsRepeat: true)
                : Refused(cart, CartRule.OperationReused, "operation");
        }

        if (command.ExpectedVersion is { } version && version != cart.Version)
        {
            return Refused(cart, CartRule.VersionDiffers, "version");
        }

        var decision = Apply(cart, command);
        return decision.Refusal is not null || decision.IsRepeat ? decision : decision with
        {
            State = decision.State with { Recent = cart.Recent.With(command.Operation, fingerprint, now) },
        };
    }

    private static CartDecision Apply(CartState cart, CartCommand command) => command switch
    {
        CloseCart when cart.IsLocked => Refused(cart, CartRule.Locked, "cart"),
        CloseCart close => Close(cart, close),
        _ when cart.Became is not null => Refused(cart, CartRule.Closed, "cart"),
        _ when cart.IsLocked && command is not OpenCart => Refused(cart, CartRule.Locked, "cart"),
        OpenCart => new CartDecision(cart with { Owner = command.Shopper }, IsRepeat: cart.Owner != default),
        MergeCart merge => CartMerge.Decide(cart, merge),
        _ => Changed(cart, LineDecisions.Change(cart.Lines, command), command),
    };

    private static CartDecision Changed(CartState cart, LineChange change, CartCommand command)
    {
        if (change.Refusal is not null)
        {
            return new CartDecision(cart, Refusal: change.Refusal);
        }

        return new CartDecision(cart with
        {
            Lines = change.Lines,
            Version = change.Lines == cart.Lines ? cart.Version : cart.Version + 1,
            LeftOut = CartMerge.Remaining(cart.LeftOut, command),
            Checkout = change.Lines == cart.Lines ? cart.Checkout : null,
        });
    }

    // It ends once; who asks again, also for another cart to go to, is told which one it became. Its lines go on there: an open
    // checkout of them is given up, or they could be bought twice.
    private static CartDecision Close(CartState cart, CloseCart close) => cart.Became is null
        ? new CartDecision(cart with { Became = close.Into, Checkout = null })
        : new CartDecision(cart, IsRepeat: true);

    private static CartDecision Refused(CartState cart, CartRule rule, string field) =>
        new(cart, Refusal: new CartRefusal(rule, field, Limit: null));
}
