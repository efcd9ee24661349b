using System.Net;
using System.Net.Sockets;
using Shop.Runtime.Net;
using TransportOutbox = Shop.Runtime.Net.Outbox;

namespace Shop.Bench.Runtime.External;

/// <summary>
/// The least that a client of many callers can be on the runtime's transport: requests of so many bytes over one
/// connection, whose replies come in the same order.
/// </summary>
internal sealed class EchoClient : IAsyncDisposable
{
    private readonly byte[] _request;
    private readonly int _reply;
    private readonly SocketLink _link;
    private readonly TransportOutbox _outbox;
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private readonly Task _reading;

    private EchoClient(Socket socket, int request, int reply)
    {
        _request = new byte[request];
        _reply = reply;
        _link = new SocketLink(socket);
        _outbox = new TransportOutbox(_link.Output, _ => { });
        _reading = Read();
    }

    public static async Task<EchoClient> Connect(EndPoint endPoint, int request, int reply)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(endPoint);
        return new EchoClient(socket, request, reply);
    }

    public Task Call()
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            _waiting.Enqueue(waiter);
            _outbox.TryAppend(_request, int.MaxValue);
        }

        return waiter.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _link.Abort();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _link.DisposeAsync();
    }

    private async Task Read()
    {
        while (true)
        {
            var read = await _link.Input.ReadAsync();
            var replies = read.Buffer.Length / _reply;
            _link.Input.AdvanceTo(read.Buffer.GetPosition(replies * _reply), read.Buffer.End);
            for (var i = 0; i < replies; i++)
            {
                TaskCompletionSource waiter;
                lock (_waiting)
                {
                    waiter = _waiting.Dequeue();
                }

                waiter.SetResult();
            }

            if (read.IsCompleted)
            {
                return;
            }
        }
    }
}
