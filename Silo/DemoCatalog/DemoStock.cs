namespace Shop.Silo.DemoCatalog;

/// <summary>How much of a demo product is there at first.</summary>
internal static class DemoStock
{
    /// <summary>Pieces of the variant in this place of the product of this number: most have many, one in eight few, one in twelve none.</summary>
    public static int OnHand(long seed, int number, int place)
    {
        var random = new DemoRandom(seed ^ 0x53544F434B, (number * 16) + place);
        return random.Next(24) switch
        {
            < 2 => 0,
            < 5 => 1 + random.Next(5),
            _ => 6 + (int)(Math.Pow(random.Share(), 2) * 234),
        };
    }
}
