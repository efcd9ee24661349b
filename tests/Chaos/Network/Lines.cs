using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Shop.Chaos.Processes;

namespace Shop.Chaos.Network;

/// <summary>
/// Every silo on a host of its own, and the lines between them, to PostgreSQL, to the payment provider and from the Api. All hosts
/// have the same address and each program ports of its own, so no program needs to know of it.
/// </summary>
internal sealed class Lines : IAsyncDisposable
{
    private readonly List<Line> _all = [];
    private readonly List<Host> _hosts = [];
    private readonly Dictionary<(Kept From, Kept To), Line> _between = [];
    private readonly Dictionary<Kept, Line> _toDatabase = [];

    /// <summary>Draws them, before the silos are started; they are started there then.</summary>
    public static async Task<Lines> DrawAsync(IReadOnlyList<Kept> silos, Kept payments, int database)
    {
        var lines = new Lines();
        foreach (var _ in silos)
        {
            lines._hosts.Add(await Host.NewAsync());
        }

        foreach (var (silo, host) in silos.Zip(lines._hosts))
        {
            silo.Prefix = [.. host.Enter];
            lines._toDatabase[silo] = lines.Add(host.NewSocket, NewSocket, database);
            lines.Add(host.NewSocket, NewSocket, payments.Health!.Port);
            lines.Add(NewSocket, host.NewSocket, Port(silo, "Silo__GatewayPort"));
            lines.Add(NewSocket, host.NewSocket, silo.Health!.Port);
            foreach (var (other, its) in silos.Zip(lines._hosts).Where(one => one.First != silo))
            {
                lines._between[(silo, other)] = lines.Add(host.NewSocket, its.NewSocket, Port(other, "Silo__Port"));
            }
        }

        return lines;
    }

    /// <summary>Nothing gets from a silo to PostgreSQL, nor back.</summary>
    public void CutFromDatabase(Kept silo)
    {
        _toDatabase[silo].There.Shut();
        _toDatabase[silo].Back.Shut();
    }

    /// <summary>Nothing that a silo says gets to another one, whoever opened the connection.</summary>
    public void CutOneWay(Kept from, Kept to)
    {
        _between[(from, to)].There.Shut();
        _between[(to, from)].Back.Shut();
    }

    /// <summary>Everything between silos takes so long, each way.</summary>
    public void Slow(TimeSpan delay)
    {
        foreach (var line in _between.Values)
        {
            line.Delay = delay;
        }
    }

    /// <summary>All lines are whole again.</summary>
    public void Mend()
    {
        Slow(TimeSpan.Zero);
        foreach (var line in _all)
        {
            line.There.Open();
            line.Back.Open();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Mend();
        foreach (var line in _all)
        {
            await line.DisposeAsync();
        }

        _hosts.ForEach(static host => host.Dispose());
    }

    private static int Port(Kept silo, string name) => int.Parse(silo.Environment[name], CultureInfo.InvariantCulture);

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private Line Add(Func<Socket> here, Func<Socket> there, int port)
    {
        var place = new IPEndPoint(IPAddress.Loopback, port);
        var listener = here();
        listener.Bind(place);
        var line = new Line(listener, there, place);
        _all.Add(line);
        return line;
    }
}
