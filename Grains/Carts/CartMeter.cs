using System.Diagnostics.Metrics;

namespace Shop.Carts;

/// <summary>Counts what becomes of commands to carts.</summary>
internal static class CartMeter
{
    private static readonly Meter _meter = new(ShopMeter.Name);

    private static readonly Counter<long> _commands =
        _meter.CreateCounter<long>("shop.carts.commands", "{command}", "Commands to carts, by what they are and what became of them.");

    /// <summary>A command was answered.</summary>
    public static void Answered(CartCommand command, in CartDecision decision)
    {
        if (_commands.Enabled)
        {
            var outcome = decision.Refusal is { } refusal ? refusal.Rule.ToString() : decision.IsRepeat ? "Repeat" : "Done";
            _commands.Add(1, new("command", command.GetType().Name), new("outcome", outcome));
        }
    }
}
