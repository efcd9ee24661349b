using System.Globalization;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;
using Shop.Runtime.Storage.Keys;

namespace Shop.Runtime.Storage.Memory;

/// <summary>
/// Grains' states in the memory of one silo, with the versions and the refusals of a real store. Lost with the silo.
/// </summary>
internal sealed class MemoryGrainStorage(MemoryGrainStorageOptions options) : IGrainStorage
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(GrainId Grain, string StateName), MemoryRecord> _records = [];
    private readonly IGrainStorageSerializer _serializer = options.GrainStorageSerializer ?? new MemoryStateSerializer();

    // One counter for all records: a record that was removed and made again must not have an old version once more.
    private long _lastVersion;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = Find(KeyOf(stateName, grainId));
        grainState.State = (record is null ? default : _serializer.Deserialize<T>(record.Payload)) ?? FreshState.Of<T>();
        grainState.ETag = ETagOf(record);
        grainState.RecordExists = record is not null;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = KeyOf(stateName, grainId);
        var payload = _serializer.Serialize(grainState.State);
        lock (_gate)
        {
            EnsureCurrent(key, grainState.ETag);
            var record = new MemoryRecord(++_lastVersion, payload);
            _records[key] = record;
            grainState.ETag = ETagOf(record);
        }

        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = KeyOf(stateName, grainId);
        lock (_gate)
        {
            // A state that was never read is cleared whatever its version.
            if (grainState.RecordExists || !string.IsNullOrWhiteSpace(grainState.ETag))
            {
                EnsureCurrent(key, grainState.ETag);
            }

            _records.Remove(key);
        }

        grainState.State = FreshState.Of<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private static (GrainId Grain, string StateName) KeyOf(string stateName, GrainId grainId)
    {
        KeyText.EnsureStorable(stateName, "state's name", nameof(stateName));
        KeyText.EnsureStorable(grainId.Key.ToString(), "key", nameof(grainId));
        return (grainId, stateName);
    }

    private MemoryRecord? Find((GrainId Grain, string StateName) key)
    {
        lock (_gate)
        {
            return _records.GetValueOrDefault(key);
        }
    }

    private void EnsureCurrent((GrainId Grain, string StateName) key, string? etag)
    {
        var current = string.IsNullOrWhiteSpace(etag) ? null : etag;
        var stored = ETagOf(_records.GetValueOrDefault(key));
        if (stored != current)
        {
            throw new InconsistentStateException(
                $"The state was written by another since it was read: {key.StateName} of {key.Grain}.", stored, current);
        }
    }

    private static string? ETagOf(MemoryRecord? record) => record?.Version.ToString(CultureInfo.InvariantCulture);
}
