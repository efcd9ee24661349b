namespace Shop.Runtime.Net;

/// <summary>What a process is to the cluster.</summary>
internal enum PeerRole : byte
{
    /// <summary>Calls grains, and may have observers.</summary>
    Client = 0,

    /// <summary>Runs grains.</summary>
    Silo = 1,
}
