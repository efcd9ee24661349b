using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Channels;
using Shop.Bench.Shop;
using Shop.Chaos.Shoppers;

namespace Shop.Bench.Spike;

/// <summary>
/// The connections that a crowd shares, as the ones between a balancer and an Api: opened when first needed and kept. Who finds none
/// free waits, in order, and what waits for too long is never sent, which is counted.
/// </summary>
internal sealed class Connections : IDisposable
{
    // As long as people look at a page that doesn't come.
    private static readonly TimeSpan _sendPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _answerPatience = TimeSpan.FromSeconds(10);

    private readonly Channel<Line> _free = Channel.CreateUnbounded<Line>();
    private readonly List<Line> _all;
    private readonly Timeline _timeline;

    public Connections(Uri address, int count, Timeline timeline)
    {
        (Address, _timeline) = (address, timeline);
        _all = [.. Enumerable.Range(0, count).Select(_ => new Line(address))];
        _all.ForEach(line => _free.Writer.TryWrite(line));
    }

    public Uri Address { get; }

    /// <summary>Sends a request once, and notes what became of it: for how long, since now.</summary>
    /// <param name="request">All its bytes.</param>
    /// <param name="isRead">Whether anybody cares for what the answer says.</param>
    public async Task<Told> AskAsync(ReadOnlyMemory<byte> request, bool isRead)
    {
        var due = Stopwatch.GetTimestamp();
        if (await FreeAsync() is not { } line)
        {
            _timeline.Note(Outcome.Unsent, due, "never sent");
            return new Told(Outcome.Unsent);
        }

        try
        {
            var (told, why) = await line.AskAsync(request, isRead);
            _timeline.Note(told.Outcome, due, why);
            return told;
        }
        finally
        {
            _free.Writer.TryWrite(line);
        }
    }

    /// <summary>When nobody asks any more.</summary>
    public void Dispose() => _all.ForEach(static line => line.Dispose());

    private async ValueTask<Line?> FreeAsync()
    {
        if (_free.Reader.TryRead(out var line))
        {
            return line;
        }

        using var patience = new CancellationTokenSource(_sendPatience);
        try
        {
            return await _free.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private sealed class Line(Uri address) : IDisposable
    {
        private KeptConnection? _connection;
        private CancellationTokenSource _end = new();

        public async Task<(Told Told, string Why)> AskAsync(ReadOnlyMemory<byte> request, bool isRead)
        {
            _end.CancelAfter(_answerPatience);
            try
            {
                _connection ??= await KeptConnection.Open(address, _end.Token);
                return Read(await _connection.Ask(request, _end.Token), isRead);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                _connection?.Dispose();
                _connection = null;
                return (new Told(Outcome.Failed), exception is OperationCanceledException ? "no answer in time" : "connection lost or refused");
            }
            finally
            {
                if (!_end.TryReset())
                {
                    _end.Dispose();
                    _end = new CancellationTokenSource();
                }
            }
        }

        public void Dispose()
        {
            _connection?.Dispose();
            _end.Dispose();
        }

        private static (Told Told, string Why) Read(Reply reply, bool isRead)
        {
            if (reply.Status is >= 500 or 429)
            {
                var outcome = reply.Status is 503 or 429 ? Outcome.TurnedAway : Outcome.Failed;
                return (new Told(outcome, default, TimeSpan.FromSeconds(reply.RetryAfter)), $"{reply.Status}");
            }

            var body = isRead ? reply.Content() : default;
            return (new Told(Outcome.Answered, new Answer(reply.Status, body.IsEmpty ? default : Parse(body))), "");
        }

        private static JsonElement Parse(ReadOnlyMemory<byte> body)
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
    }
}
