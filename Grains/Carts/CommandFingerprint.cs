namespace Shop.Carts;

/// <summary>Tells a repeated command from another one that came with the same operation id.</summary>
internal static class CommandFingerprint
{
    /// <summary>
    /// 32 bits of what the command asks for: FNV-1a (Fowler, Noll, Vo) over its text. Stored, so it never changes. It guards
    /// callers against their own mistakes, not against forgery: whoever has the cart may change it anyway.
    /// </summary>
    public static uint Of(CartCommand command)
    {
        var hash = 2166136261u;
        foreach (var character in Text(command))
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash;
    }

    private static string Text(CartCommand command) => command switch
    {
        AddItem add => $"add {add.Sku} {add.Quantity}",
        SetItem set => $"set {set.Sku} {set.Quantity}",
        RemoveItem remove => $"remove {remove.Sku}",
        ClearCart => "clear",
        OpenCart => "open",
        CloseCart close => $"close {close.Into}",
        MergeCart merge => $"merge {merge.From}",
        _ => throw new ArgumentException($"{command.GetType()} is no command that a cart knows.", nameof(command)),
    };
}
