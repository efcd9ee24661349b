using Microsoft.Extensions.Logging;
using Npgsql;

namespace Shop.Runtime.Storage.Connections;

/// <summary>
/// The connection of one lane, opened when it is first needed and kept. A lost one is opened anew in the background, again and
/// again, while operations wait for it no longer than the grace.
/// </summary>
internal sealed class LaneConnection : IAsyncDisposable
{
    private static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(50);

    // A restarted database is found within this time; a silo asks no more often than that.
    private static readonly TimeSpan _longestPause = TimeSpan.FromMilliseconds(500);

    // How long a connection may take to open that nothing has refused. The driver gives up after three seconds by default; a
    // machine without a processor to spare needs more than the one that a lost database is granted.
    private static readonly TimeSpan _slowest = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource _dataSource;
    private readonly Availability _availability;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private Task<NpgsqlConnection>? _opening;

    /// <summary>A connection of <paramref name="dataSource"/>, not opened yet.</summary>
    public LaneConnection(NpgsqlDataSource dataSource, Availability availability, TimeProvider time, ILogger logger)
    {
        _dataSource = dataSource;
        _availability = availability;
        _time = time;
        _logger = logger;
    }

    /// <summary>The open connection; null where PostgreSQL can't be reached and the grace is over.</summary>
    public async ValueTask<NpgsqlConnection?> GetAsync()
    {
        _opening ??= OpenAsync();
        if (_opening.IsCompletedSuccessfully)
        {
            return _opening.Result;
        }

        var asked = _time.GetTimestamp();
        while (true)
        {
            try
            {
                var wait = _availability.RemainingGrace;
                return await _opening.WaitAsync(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, _time, _stop.Token);
            }
            catch (TimeoutException) when (_availability.Reason is null && _time.GetElapsedTime(asked) < _slowest)
            {
                // Slow isn't lost: the grace is for connections that failed.
            }
            catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
            {
                _availability.Lost(_availability.Reason ?? exception);
                return null;
            }
        }
    }

    /// <summary>Gives a connection up that failed; the next one is opened at once.</summary>
    public async ValueTask DropAsync(Exception reason)
    {
        if (_opening is { IsCompletedSuccessfully: true } opened)
        {
            ConnectionLog.Dropped(_logger, reason);
            await CloseAsync(opened.Result);
            _opening = OpenAsync();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_opening is not null)
        {
            await ((Task)_opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await (_opening.IsCompletedSuccessfully ? _opening.Result.DisposeAsync() : default);
        }

        _stop.Dispose();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        for (var pause = _firstPause; ; pause = pause * 2 < _longestPause ? pause * 2 : _longestPause)
        {
            var connection = _dataSource.CreateConnection();
            try
            {
                await connection.OpenAsync(_stop.Token);
                await SessionSettings.ApplyAsync(connection, _stop.Token);
                _availability.Reached();
                return connection;
            }
            catch (Exception exception) when (!_stop.IsCancellationRequested)
            {
                _availability.Lost(exception);
                ConnectionLog.Unreachable(_logger, exception.Message);
                await CloseAsync(connection);
            }

            await Task.Delay(pause, _time, _stop.Token);
        }
    }

    // A pooled connection that broke takes its idle siblings along: they mostly went the same way.
    private static async ValueTask CloseAsync(NpgsqlConnection connection)
    {
        NpgsqlConnection.ClearPool(connection);
        try
        {
            await connection.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // It is broken; that is why it is being closed.
        }
    }
}
