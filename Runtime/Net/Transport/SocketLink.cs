using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Shop.Runtime.Net;

/// <summary>A plain TCP connection, on Kestrel's socket transport.</summary>
internal sealed class SocketLink : Link
{
    // Sends and receives continue on the thread that completes them: a hop to another thread costs more than what is
    // done there, since frames are only parsed and handed out. Links are made once the peer has spoken, so that a
    // buffer may be allocated before data is there, which saves a system call for each read.
    private static readonly SocketConnectionContextFactory _contexts = new(
        new SocketConnectionFactoryOptions
        {
            UnsafePreferInlineScheduling = true,
            WaitForDataBeforeAllocatingBuffer = false,
            MaxReadBufferSize = ReadBufferBytes,
            MaxWriteBufferSize = WriteBufferBytes,
        },
        NullLogger.Instance);

    // Beyond, the kernel's buffers fill up and the peer waits: some thousand calls, or two pieces of a large one.
    private const int ReadBufferBytes = 128 * 1024;

    // Beyond, the outbox gathers what comes; what is here has been taken out of it already.
    private const int WriteBufferBytes = 128 * 1024;

    private readonly ConnectionContext _context;

    public SocketLink(Socket socket)
    {
        socket.NoDelay = true;
        _context = _contexts.Create(socket);
    }

    public override PipeReader Input => _context.Transport.Input;

    public override PipeWriter Output => _context.Transport.Output;

    public override EndPoint? RemoteEndPoint => _context.RemoteEndPoint;

    public override void Abort() => _context.Abort(new ConnectionAbortedException());

    public override async ValueTask DisposeAsync()
    {
        await Output.CompleteAsync();
        await Input.CompleteAsync();
        await _context.DisposeAsync();
    }
}
