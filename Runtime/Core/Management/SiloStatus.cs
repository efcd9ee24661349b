namespace Orleans.Runtime;

/// <summary>How a silo stands in the cluster; the numbers are what the membership table holds.</summary>
[GenerateSerializer]
public enum SiloStatus
{
    /// <summary>Unknown.</summary>
    None = 0,

    /// <summary>It was made and does nothing yet.</summary>
    Created = 1,

    /// <summary>It joins the cluster.</summary>
    Joining = 2,

    /// <summary>It takes calls.</summary>
    Active = 3,

    /// <summary>It hands its grains over and leaves.</summary>
    ShuttingDown = 4,

    /// <summary>It leaves without handing over.</summary>
    Stopping = 5,

    /// <summary>It left, or was voted out; it never comes back as the same run.</summary>
    Dead = 6,
}
