using Microsoft.Extensions.Logging;
using Npgsql;
using Shop.Runtime.Storage.Batching;
using Shop.Runtime.Storage.Connections;
using Shop.Runtime.Storage.Errors;
using Shop.Runtime.Storage.Reads;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Storage.Telemetry;
using Shop.Runtime.Storage.Writes;

namespace Shop.Runtime.Storage;

/// <summary>The queues of a storage and the connections behind them.</summary>
internal sealed class StorageEngine : IAsyncDisposable
{
    private readonly string _serviceId;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly DatabaseSource _source;
    private readonly Availability _availability;
    private readonly StorageMeter _meter = new();
    private readonly QueueMetrics _writeMetrics;
    private readonly QueueMetrics _readMetrics;
    private readonly BatchQueue<WriteMember> _writes;
    private readonly BatchQueue<ReadMember> _reads;
    private readonly Lazy<Task> _disposal;

    /// <summary>Sets the lanes up without connecting them.</summary>
    public StorageEngine(string name, string serviceId, PostgresGrainStorageOptions options, TimeProvider time, ILogger logger)
    {
        _serviceId = serviceId;
        _time = time;
        _logger = logger;
        _source = new(options);
        _availability = new(time);
        _writeMetrics = new(_meter, name, "write");
        _readMetrics = new(_meter, name, "read");
        _writes = new(Lanes(options.WriteConnections, WriteLane), WriteLane(), options.Limits, time, _writeMetrics);
        _reads = new(Lanes(options.ReadConnections, ReadLane), lonely: null, options.Limits, time, _readMetrics);
        _disposal = new(DisposeOnceAsync);
    }

    /// <summary>Connects once, and looks whether the tables are there. Throws where they aren't or PostgreSQL can't be reached.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.DataSource.OpenConnectionAsync(cancellationToken);
        await SchemaCheck.EnsureGrainStorageAsync(connection, cancellationToken);
    }

    /// <summary>Writes a row; the version that it has then.</summary>
    public async ValueTask<int> WriteAsync(WriteMember member, CancellationToken cancellationToken)
    {
        using var span = StorageTraces.Begin("write", member);
        Enqueue(_writes, _writeMetrics, member, cancellationToken);
        await using var registration = OnCancel(_writes, member, cancellationToken);
        var version = await member.NewVersion;
        _writeMetrics.Answered(_time.GetElapsedTime(member.QueuedAt));
        return version;
    }

    /// <summary>Reads a row.</summary>
    public async ValueTask<StoredState?> ReadAsync(ReadMember member, CancellationToken cancellationToken)
    {
        using var span = StorageTraces.Begin("read", member);
        Enqueue(_reads, _readMetrics, member, cancellationToken);
        await using var registration = OnCancel(_reads, member, cancellationToken);
        var state = await member.State;
        _readMetrics.Answered(_time.GetElapsedTime(member.QueuedAt));
        return state;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => new(_disposal.Value);

    private async Task DisposeOnceAsync()
    {
        await _writes.DisposeAsync();
        await _reads.DisposeAsync();
        await _source.DisposeAsync();
        _meter.Dispose();
    }

    private void Enqueue<TMember>(BatchQueue<TMember> queue, QueueMetrics metrics, TMember member, CancellationToken cancellationToken)
        where TMember : BatchMember
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (_availability.IsRefusing)
            {
                throw new StorageUnavailableException("PostgreSQL can't be reached.", _availability.Reason);
            }

            queue.Enqueue(member);
        }
        catch (StorageUnavailableException)
        {
            metrics.Refused();
            throw;
        }
    }

    private static CancellationTokenRegistration OnCancel<TMember>(BatchQueue<TMember> queue, TMember member, CancellationToken cancellationToken)
        where TMember : BatchMember =>
        cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var (queue, member) = ((BatchQueue<TMember>, TMember))state!;
                queue.Cancel(member, token);
            },
            cancellationToken.CanBeCanceled ? (queue, member) : null);

    private static IEnumerable<T> Lanes<T>(int count, Func<T> create) => Enumerable.Range(0, Math.Max(1, count)).Select(_ => create());

    private WriteExecutor WriteLane() => new(Connection(), _availability, _serviceId, new LockPatience(_time), _writeMetrics);

    private ReadExecutor ReadLane() => new(Connection(), _availability, _serviceId, _readMetrics);

    private LaneConnection Connection() => new(_source.DataSource, _availability, _time, _logger);
}
