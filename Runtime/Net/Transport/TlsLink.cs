using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Shop.Runtime.Net;

/// <summary>An encrypted TCP connection.</summary>
internal sealed class TlsLink : Link
{
    // A TLS record is 16 KB at most; smaller reads would need several for one.
    private const int BufferBytes = 16 * 1024;

    private readonly SslStream _stream;
    private readonly Socket _socket;

    private TlsLink(Socket socket, SslStream stream)
    {
        _socket = socket;
        _stream = stream;
        RemoteEndPoint = socket.RemoteEndPoint;
        Input = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferBytes, leaveOpen: true));
        Output = PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: BufferBytes, leaveOpen: true));
    }

    public override PipeReader Input { get; }

    public override PipeWriter Output { get; }

    public override EndPoint? RemoteEndPoint { get; }

    /// <summary>Encrypts a connection that was accepted; takes the socket over.</summary>
    public static Task<TlsLink> Accept(Socket socket, TlsOptions options, CancellationToken token) =>
        Encrypt(socket, stream => stream.AuthenticateAsServerAsync(options.ForServer(), token));

    /// <summary>Encrypts a connection that was made; takes the socket over.</summary>
    public static Task<TlsLink> Connect(Socket socket, string host, TlsOptions options, CancellationToken token) =>
        Encrypt(socket, stream => stream.AuthenticateAsClientAsync(options.ForClient(host), token));

    public override void Abort() => _socket.Dispose();

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await Output.CompleteAsync();
            await Input.CompleteAsync();
            await _stream.ShutdownAsync();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It had ended already: nobody is left to say goodbye to.
        }

        await _stream.DisposeAsync();
    }

    private static async Task<TlsLink> Encrypt(Socket socket, Func<SslStream, Task> authenticate)
    {
        socket.NoDelay = true;
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        try
        {
            await authenticate(stream);
            return new TlsLink(socket, stream);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
