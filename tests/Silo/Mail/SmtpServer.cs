using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Shop.Silo.Tests.Mail;

/// <summary>The few words of SMTP (RFC 5321) that a client needs to hand over one mail after the other.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource<string> _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public SmtpServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>All that the first client said.</summary>
    public Task<string> Received => _received.Task;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        var (said, isData) = (new StringBuilder(), false);
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            said.Append(line).Append('\n');
            if (isData && line != ".")
            {
                continue;
            }

            isData = line == "DATA";
            await writer.WriteLineAsync(isData ? "354 go on" : line.StartsWith("EHLO", StringComparison.Ordinal) ? "250 SMTPUTF8" : "250 ok");
            if (line == ".")
            {
                _received.TrySetResult(said.ToString());
            }
        }
    }
}
