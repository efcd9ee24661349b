namespace Shop.Inventory;

/// <summary>What became of a <see cref="StockBatch"/>: for each of its members, in their order.</summary>
/// <param name="Count">How much there is now.</param>
/// <param name="Changes">Why a change wasn't made, and whether it had been made before.</param>
/// <param name="Moves">Whether a hold has made the move.</param>
/// <param name="Holds">What became of each hold.</param>
public sealed record StockBatchResult(
    StockCount Count,
    IReadOnlyList<(StockRefusal Refusal, bool IsRepeat)> Changes,
    IReadOnlyList<bool> Moves,
    IReadOnlyList<HoldOutcome> Holds);
