namespace Shop.Inventory;

/// <summary>What became of a <see cref="StockBatch"/>: for each of its members, in their order.</summary>
/// <param name="Count">How much there is now.</param>
/// <param name="Changes">Why a change wasn't made, and whether it had been made before.</param>
/// <param name="Splits">The same of a split.</param>
/// <param name="Moves">Whether a hold has made the move.</param>
/// <param name="Holds">What became of each hold; none where a part has too little, and the whole is to be asked.</param>
public sealed record StockBatchResult(
    StockCount Count,
    IReadOnlyList<(StockRefusal Refusal, bool IsRepeat)> Changes,
    IReadOnlyList<(StockRefusal Refusal, bool IsRepeat)> Splits,
    IReadOnlyList<bool> Moves,
    IReadOnlyList<HoldOutcome> Holds);
