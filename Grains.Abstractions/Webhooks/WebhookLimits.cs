namespace Shop.Webhooks;

/// <summary>Bounds of webhooks.</summary>
public static class WebhookLimits
{
    /// <summary>Places that are told: each multiplies what is written with every order, and a shop has a handful of partners.</summary>
    public const int CountMax = 50;

    /// <summary>Characters of an address: what common servers take.</summary>
    public const int UrlLengthMax = 2_000;

    /// <summary>What a secret begins with: it says what it is to whoever finds it where it shouldn't be.</summary>
    public const string SecretPrefix = "whsec_";

    /// <summary>How long the secret before goes on being good: a partner changes theirs within a working day.</summary>
    public static readonly TimeSpan FormerSecretFor = TimeSpan.FromHours(24);
}
