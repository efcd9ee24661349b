using System.Net;
using System.Net.Sockets;
using Shop.Runtime.Net;

namespace Shop.Bench.Runtime.External;

/// <summary>
/// The least that a server can be on the runtime's transport: for each so many bytes that come it sends so many back,
/// without looking at them.
/// </summary>
internal sealed class EchoServer : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly int _request;
    private readonly byte[] _reply;

    public EchoServer(int port, int request, int reply)
    {
        _request = request;
        _reply = new byte[reply];
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        _socket.Listen();
        _ = Accept();
    }

    public void Dispose() => _socket.Dispose();

    private async Task Accept()
    {
        while (true)
        {
            _ = Serve(new SocketLink(await _socket.AcceptAsync()));
        }
    }

    private async Task Serve(SocketLink link)
    {
        await using (link)
        {
            while (true)
            {
                var read = await link.Input.ReadAsync();
                var requests = read.Buffer.Length / _request;
                link.Input.AdvanceTo(read.Buffer.GetPosition(requests * _request), read.Buffer.End);
                if (read.IsCompleted)
                {
                    return;
                }

                for (var i = 0; i < requests; i++)
                {
                    _reply.CopyTo(link.Output.GetSpan(_reply.Length));
                    link.Output.Advance(_reply.Length);
                }

                await link.Output.FlushAsync();
            }
        }
    }
}
