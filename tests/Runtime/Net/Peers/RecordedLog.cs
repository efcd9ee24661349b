using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Shop.Runtime.Tests.Net.Peers;

/// <summary>Keeps what is logged, and tells when something certain is.</summary>
public sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<RecordedEntry> _entries = new();
    private readonly ConcurrentDictionary<Waiter, bool> _waiters = new();

    /// <summary>What was logged until now.</summary>
    public IReadOnlyCollection<RecordedEntry> Entries => _entries;

    /// <summary>The first entry that the predicate is true for, now or later.</summary>
    public async Task<RecordedEntry> When(Func<RecordedEntry, bool> wanted)
    {
        var waiter = new Waiter(wanted);
        _waiters[waiter] = true;
        if (_entries.FirstOrDefault(wanted) is { } known)
        {
            waiter.Found.TrySetResult(known);
        }

        return await waiter.Found.Task.WaitAsync(Patience.Limit);
    }

    /// <summary>A connection's end, by its reason: events 1202 and 1203, and 1204 before its handshake was complete.</summary>
    public Task<RecordedEntry> WhenClosed(string reason, string detail = "") =>
        When(entry => entry.Id is >= 1202 and <= 1204 && entry.Text.Contains($"({reason})", StringComparison.Ordinal)
            && entry.Text.Contains(detail, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    private void Add(RecordedEntry entry)
    {
        _entries.Enqueue(entry);
        foreach (var waiter in _waiters.Keys.Where(waiter => waiter.Wanted(entry)))
        {
            waiter.Found.TrySetResult(entry);
        }
    }

    private sealed record Waiter(Func<RecordedEntry, bool> Wanted)
    {
        public TaskCompletionSource<RecordedEntry> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Logger(RecordedLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add(new RecordedEntry(eventId.Id, logLevel, formatter(state, exception)));
    }
}

/// <summary>One entry of a log.</summary>
public sealed record RecordedEntry(int Id, LogLevel Level, string Text);
