using System.Collections.Concurrent;
using System.Text;
using Orleans.Runtime;
using Shop.Runtime.Net;
using Shop.Runtime.Observers;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Gateway;

/// <summary>The clients that are connected to this silo, by their ids: how notifications find their observers.</summary>
internal sealed class ConnectedClients
{
    private readonly ConcurrentDictionary<byte[], Connection> _clients = new(Utf8NameComparer.Instance);
    private readonly ConcurrentDictionary<byte[], Connection>.AlternateLookup<ReadOnlySpan<byte>> _bySpan;

    public ConnectedClients() => _bySpan = _clients.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>How many there are.</summary>
    public int Count => _clients.Count;

    /// <summary>Takes a client in; a connection that it had before is given up, for the client has.</summary>
    public void Add(Connection connection)
    {
        var id = Encoding.UTF8.GetBytes(connection.Peer.Identity);
        Connection? former = null;
        _clients.AddOrUpdate(id, connection, (_, known) =>
        {
            former = known;
            return connection;
        });
        former?.Close(CloseReason.Superseded, "The client has connected again.");
    }

    /// <summary>The connection has ended.</summary>
    public void Remove(Connection connection) => _clients.TryRemove(
        new KeyValuePair<byte[], Connection>(Encoding.UTF8.GetBytes(connection.Peer.Identity), connection));

    /// <summary>The connection of the client that an observer belongs to, if it is connected here.</summary>
    public Connection? OwnerOf(in GrainId observer) =>
        _bySpan.TryGetValue(ObserverRegistry.OwnerOf(observer), out var connection) ? connection : null;
}
