using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Shop.Silo.Tests.Mail;

/// <summary>The few words of SMTP (RFC 5321, and AUTH LOGIN) that a client needs to hand over one mail after the other.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public SmtpServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>What it says to the last line of a mail, the next one first; <c>250</c> where nothing is left.</summary>
    public ConcurrentQueue<string> Verdicts { get; } = [];

    /// <summary>Whether it breaks the connection as soon as it has taken a mail.</summary>
    public bool HangsUp { get; init; }

    /// <summary>All lines that clients said.</summary>
    public ConcurrentQueue<string> Said { get; } = [];

    /// <summary>The mails that it has answered by 250.</summary>
    public ConcurrentQueue<string> Taken { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            try
            {
                await ServeAsync(client);
            }
            catch (IOException)
            {
                // It has gone without a word.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            Said.Enqueue(line);
            await writer.WriteLineAsync(Answer(line));
            if (line == "DATA" && await TakeAsync(reader, writer) && HangsUp)
            {
                return;
            }
        }
    }

    private static string Answer(string line) => line.Split(' ')[0].ToUpperInvariant() switch
    {
        "EHLO" => "250-test\r\n250-AUTH LOGIN\r\n250 SMTPUTF8",
        "AUTH" => "334 UGFzc3dvcmQ6",
        "MAIL" or "RCPT" or "RSET" => "250 ok",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "235 welcome", // what comes behind AUTH
    };

    private async Task<bool> TakeAsync(StreamReader reader, StreamWriter writer)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            mail.Append(line).Append('\n');
        }

        var verdict = Verdicts.TryDequeue(out var next) ? next : "250 ok";
        await writer.WriteLineAsync(verdict);
        var isTaken = verdict.StartsWith("250", StringComparison.Ordinal);
        if (isTaken)
        {
            Taken.Enqueue(mail.ToString());
        }

        return isTaken;
    }
}
