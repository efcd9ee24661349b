namespace Shop.Carts;

/// <summary>What becomes of a command.</summary>
/// <param name="State">The cart afterwards: the very object from before where nothing changes.</param>
/// <param name="IsRepeat">Whether the command had taken effect before.</param>
/// <param name="Refusal">Why nothing changes; null where the command is carried out, or was.</param>
internal readonly record struct CartDecision(CartState State, bool IsRepeat = false, CartRefusal? Refusal = null);
