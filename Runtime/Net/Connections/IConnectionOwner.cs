using Shop.Runtime.Calls;
using Shop.Runtime.Membership;

namespace Shop.Runtime.Net;

/// <summary>The part of a silo or a client that opens connections, and is told what becomes of them.</summary>
internal interface IConnectionOwner
{
    /// <summary>The connection ended with this call under way: whether it had an effect is not known.</summary>
    void Lost(Connection connection, GrainCall call);

    /// <summary>The peer wants no more calls over this connection.</summary>
    void GoingAway(Connection connection, string reason);

    /// <summary>The peer, a silo, says which silos there are.</summary>
    void Told(Connection connection, ClusterMap map);

    /// <summary>The connection has ended.</summary>
    void Closed(Connection connection);
}
