using Orleans.Runtime;

namespace Orleans;

/// <summary>A silo as the membership table has it.</summary>
[GenerateSerializer]
public sealed class MembershipEntry
{
    /// <summary>Which run of which silo.</summary>
    [Id(0)]
    public SiloAddress SiloAddress { get; set; } = SiloAddress.Zero;

    /// <summary>How it stands.</summary>
    [Id(1)]
    public SiloStatus Status { get; set; }

    /// <summary>Where clients come in; 0 where they don't.</summary>
    [Id(3)]
    public int ProxyPort { get; set; }

    /// <summary>The machine that it runs on.</summary>
    [Id(4)]
    public string HostName { get; set; } = "";

    /// <summary>What operators call it.</summary>
    [Id(5)]
    public string SiloName { get; set; } = "";

    /// <summary>When it started, by its own clock; UTC.</summary>
    [Id(9)]
    public DateTime StartTime { get; set; }

    /// <summary>When it last wrote that it is alive, by its own clock; UTC.</summary>
    [Id(10)]
    public DateTime IAmAliveTime { get; set; }
}
