using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Shop.Runtime.Net;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Tests.Net.Peers;

/// <summary>A peer that speaks the protocol byte by byte, or doesn't: for everything that our own client never does.</summary>
public sealed class RawPeer : IDisposable
{
    private readonly Socket _socket;

    private RawPeer(Socket socket) => _socket = socket;

    /// <summary>Connects, and says nothing.</summary>
    public static async Task<RawPeer> Connect(EndPoint endPoint, int? receiveBufferBytes = null)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBufferBytes is { } bytes)
        {
            socket.ReceiveBufferSize = bytes;
        }

        await socket.ConnectAsync(endPoint);
        return new RawPeer(socket);
    }

    /// <summary>Connects and completes the handshake.</summary>
    public static async Task<RawPeer> Join(EndPoint endPoint, string clusterId, string identity = "raw")
    {
        var peer = await Connect(endPoint);
        await peer.Send(HelloFrame(clusterId, identity));
        (await peer.ReadFrame())[0].ShouldBe((byte)FrameKind.Welcome);
        return peer;
    }

    /// <summary>An introduction as a client.</summary>
    public static byte[] HelloFrame(string clusterId, string identity = "raw", uint versionMin = 1, uint versionMax = 1) => Written(buffer =>
        new Hello { ClusterId = clusterId, Identity = identity, FrameBytesMax = 1 << 26, VersionMin = versionMin, VersionMax = versionMax }.Write(buffer));

    /// <summary>A frame of a kind with a body.</summary>
    public static byte[] Frame(byte kind, params byte[] body) => [.. BitConverter.GetBytes(body.Length + 1), kind, .. body];

    /// <summary>The call of a method with a number as its argument, or none.</summary>
    public static byte[] CallFrame(
        uint callId, uint methodId, string grainType, string key, uint timeLeftMs = 30_000, int? argument = null) => Written(buffer =>
    {
        Runtime.Net.Frame.Begin(buffer, FrameKind.Call);
        var writer = new WireWriter(buffer);
        writer.WriteVarUInt32(0);
        writer.WriteVarUInt32(callId);
        writer.WriteFixed32(methodId);
        writer.WriteBytes(System.Text.Encoding.UTF8.GetBytes(grainType));
        writer.WriteBytes(System.Text.Encoding.UTF8.GetBytes(key));
        writer.WriteVarUInt32(timeLeftMs);
        if (argument is { } number)
        {
            writer.WriteInt32(0, number);
        }

        writer.WriteEnd();
        writer.Flush();
        return Runtime.Net.Frame.End(buffer);
    });

    public async Task Send(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes)..];
        }
    }

    /// <summary>Says that no more comes, and goes on reading.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>The next frame, kind first, pings left out; empty when the other side has ended the connection.</summary>
    public async Task<byte[]> ReadFrame()
    {
        while (true)
        {
            var length = await Read(sizeof(int));
            var frame = length.Length == 0 ? [] : await Read(BinaryPrimitives.ReadInt32LittleEndian(length));
            if (frame is not [(byte)FrameKind.Ping or (byte)FrameKind.Map, ..])
            {
                return frame;
            }
        }
    }

    /// <summary>Reads until the other side has ended the connection.</summary>
    public async Task WhenEnded()
    {
        while ((await ReadFrame()).Length > 0)
        {
            // What it had to say before.
        }
    }

    public void Dispose() => _socket.Dispose();

    private delegate ReadOnlySpan<byte> Write(WireBuffer buffer);

    private static byte[] Written(Write write) => write(new WireBuffer()).ToArray();

    private async Task<byte[]> Read(int count)
    {
        var bytes = new byte[count];
        var read = 0;
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (read < count)
        {
            int more;
            try
            {
                more = await _socket.ReceiveAsync(bytes.AsMemory(read), patience.Token);
            }
            catch (SocketException)
            {
                more = 0;
            }

            if (more == 0)
            {
                return [];
            }

            read += more;
        }

        return bytes;
    }
}
