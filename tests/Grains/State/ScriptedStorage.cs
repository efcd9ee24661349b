using Orleans.Runtime;
using Orleans.Storage;

namespace Grains.Tests.State;

/// <summary>
/// A storage in memory that keeps bytes, fences writes by version, and lets a test hold a write and decide how it ends. Several
/// clusters may share one, as silos share a database.
/// </summary>
internal sealed class ScriptedStorage(IGrainStorageSerializer serializer) : IGrainStorage
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string State, GrainId Grain), (BinaryData Bytes, int Version)> _records = [];
    private readonly Dictionary<string, HeldWrite> _held = [];

    /// <summary>Holds the next write to a grain of that key before it is stored.</summary>
    public HeldWrite HoldNext(string key)
    {
        lock (_gate)
        {
            return _held[key] = new HeldWrite();
        }
    }

    /// <summary>How often a grain's state was stored.</summary>
    public int VersionOf(string key)
    {
        lock (_gate)
        {
            return _records.Where(record => record.Key.Grain.Key.ToString() == key).Sum(record => record.Value.Version);
        }
    }

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_gate)
        {
            grainState.RecordExists = _records.TryGetValue((stateName, grainId), out var record);
            grainState.State = grainState.RecordExists ? serializer.Deserialize<T>(record.Bytes) : Activator.CreateInstance<T>();
            grainState.ETag = grainState.RecordExists ? $"{record.Version}" : null;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var bytes = serializer.Serialize(grainState.State);
        var held = Take(grainId.Key.ToString()!);
        if (held is not null)
        {
            await held.WaitAsync();
        }

        lock (_gate)
        {
            var version = _records.GetValueOrDefault((stateName, grainId)).Version;
            if (grainState.ETag != (version == 0 ? null : $"{version}"))
            {
                throw new InconsistentStateException("It was written by another.", $"{version}", grainState.ETag);
            }

            _records[(stateName, grainId)] = (bytes, version + 1);
            grainState.ETag = $"{version + 1}";
            grainState.RecordExists = true;
        }

        held?.ThrowAfterStoring();
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();

    private HeldWrite? Take(string key)
    {
        lock (_gate)
        {
            _held.Remove(key, out var held);
            return held;
        }
    }
}
