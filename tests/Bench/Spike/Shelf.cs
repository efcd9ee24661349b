namespace Shop.Bench.Spike;

/// <summary>What the database has of the sale.</summary>
/// <param name="Left">Pieces that nobody holds.</param>
/// <param name="Held">Pieces that are held for checkouts, and not sold.</param>
/// <param name="Tickets">Places that were given.</param>
/// <param name="Admitted">How many were admitted.</param>
internal sealed record Shelf(int Left, int Held, int Tickets, int Admitted)
{
    /// <summary>Nothing is left that could be sold, or could come back.</summary>
    public bool IsSold => Left == 0 && Held == 0;
}
