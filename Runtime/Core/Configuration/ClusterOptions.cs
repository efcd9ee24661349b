namespace Orleans.Configuration;

/// <summary>Which cluster a silo or a client belongs to.</summary>
public class ClusterOptions
{
    /// <summary>The cluster's name where none is set.</summary>
    public const string DefaultClusterId = "default";

    /// <summary>The service's name where none is set.</summary>
    public const string DefaultServiceId = "default";

    internal const string DevelopmentClusterId = "dev";
    internal const string DevelopmentServiceId = "dev";

    /// <summary>The cluster; silos of one cluster find each other by it. Another deployment is another cluster.</summary>
    public string ClusterId { get; set; } = DefaultClusterId;

    /// <summary>The service; stored states and reminders belong to it, so it stays the same from one deployment to the next.</summary>
    public string ServiceId { get; set; } = DefaultServiceId;
}
