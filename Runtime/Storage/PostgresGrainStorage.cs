using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Shop.Runtime.Storage.Errors;
using Shop.Runtime.Storage.Keys;
using Shop.Runtime.Storage.Reads;
using Shop.Runtime.Storage.Serialization;
using Shop.Runtime.Storage.Writes;

namespace Shop.Runtime.Storage;

/// <summary>
/// Grains' states in PostgreSQL, in the table that Orleans' ADO.NET provider uses. Reads and writes of all grains are batched;
/// a write returns when it is committed, and is refused with <see cref="InconsistentStateException"/> where another has written
/// since, a first write included. All operations throw <see cref="ArgumentException"/> for a key that can't be stored, and
/// <see cref="StorageUnavailableException"/>, having done nothing, where PostgreSQL can't take them.
/// </summary>
public sealed class PostgresGrainStorage : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>, ILifecycleObserver, IAsyncDisposable
{
    private readonly string _name;
    private readonly PostgresGrainStorageOptions _options;
    private readonly IGrainStorageSerializer _serializer;
    private readonly KeyMapper _keys;
    private readonly StorageEngine _engine;

    /// <summary>
    /// A storage under the provider's <paramref name="name"/> for the service <paramref name="serviceId"/>. Connects when it is
    /// started or first used.
    /// </summary>
    public PostgresGrainStorage(
        string name, string serviceId, PostgresGrainStorageOptions options, ILogger<PostgresGrainStorage> logger, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _name = name;
        _options = options;
        _serializer = options.Serializer ?? new JsonGrainStateSerializer();
        _keys = new(serviceId, options.AllowSharedStateNames);
        _engine = new(name, serviceId, options, timeProvider ?? TimeProvider.System, logger);
    }

    /// <inheritdoc />
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <summary>Reads the row. Without one, or with a cleared one, the state is new and <c>RecordExists</c> false.</summary>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var stored = await _engine.ReadAsync(new ReadMember(_keys.Map(stateName, grainId)), cancellationToken);
        var state = stored?.Payload is { } payload ? _serializer.Deserialize<T>(new BinaryData(payload)) : default;
        grainState.State = state ?? FreshState.Of<T>();
        grainState.ETag = stored?.Version?.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = stored?.Payload is not null;
    }

    /// <inheritdoc />
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <summary>
    /// Writes the state as it is now; changes made while the write is under way aren't part of it. The token takes back a write
    /// that hasn't been sent.
    /// </summary>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = _keys.Map(stateName, grainId);
        var payload = BytesOf(_serializer.Serialize(grainState.State));
        var expected = VersionOf(grainState.ETag);
        var member = new WriteMember(expected is null ? WriteKind.Insert : WriteKind.Update, key, expected ?? 0, payload);
        var version = await _engine.WriteAsync(member, cancellationToken);
        grainState.ETag = version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    /// <inheritdoc />
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <summary>
    /// Empties the row, or removes it with <see cref="PostgresGrainStorageOptions.DeleteStateOnClear"/>. A state that was never
    /// read is read first; without a row there is nothing to do.
    /// </summary>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = _keys.Map(stateName, grainId);
        if (!grainState.RecordExists && string.IsNullOrWhiteSpace(grainState.ETag))
        {
            await ReadStateAsync(stateName, grainId, grainState, cancellationToken);
            if (!grainState.RecordExists)
            {
                return;
            }
        }

        var kind = _options.DeleteStateOnClear ? WriteKind.Delete : WriteKind.Update;
        var version = await _engine.WriteAsync(new WriteMember(kind, key, VersionOf(grainState.ETag) ?? 0, null), cancellationToken);
        grainState.ETag = _options.DeleteStateOnClear ? null : version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = false;
        grainState.State = FreshState.Of<T>();
    }

    /// <inheritdoc />
    public void Participate(ISiloLifecycle lifecycle)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        lifecycle.Subscribe($"{nameof(PostgresGrainStorage)}-{_name}", _options.InitStage, this);
    }

    /// <summary>Connects. Throws where the database can't be reached or lacks the tables.</summary>
    public Task OnStart(CancellationToken cancellationToken = default) => _engine.StartAsync(cancellationToken);

    /// <summary>Finishes what is queued and closes the connections.</summary>
    public Task OnStop(CancellationToken cancellationToken = default) => DisposeAsync().AsTask().WaitAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static int? VersionOf(string? etag)
    {
        if (string.IsNullOrWhiteSpace(etag))
        {
            return null;
        }

        return int.TryParse(etag, NumberStyles.Integer, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new ArgumentException($"The ETag \"{etag}\" is none of this storage's: they are whole numbers.", nameof(etag));
    }

    // The serializer's own array where it is exact, as ours makes it.
    private static byte[] BytesOf(BinaryData data) =>
        MemoryMarshal.TryGetArray(data.ToMemory(), out var segment) && segment.Offset == 0 && segment.Array!.Length == segment.Count
            ? segment.Array
            : data.ToArray();
}
