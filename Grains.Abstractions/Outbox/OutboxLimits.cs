namespace Shop.Outbox;

/// <summary>Bounds of the outbox.</summary>
public static class OutboxLimits
{
    /// <summary>How often a row is tried: after some hours of doubling it is a matter for people, and stays with its reason.</summary>
    public const int AttemptsMax = 12;
}
