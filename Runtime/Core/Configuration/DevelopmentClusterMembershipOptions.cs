using System.Net;

namespace Orleans.Configuration;

/// <summary>How a cluster without a membership table is held together.</summary>
public class DevelopmentClusterMembershipOptions
{
    /// <summary>The silo that holds the view for the others; a silo itself where it is its own endpoint.</summary>
    public IPEndPoint? PrimarySiloEndpoint { get; set; }
}
