using Orleans.Configuration;
using Orleans.Storage;
using Shop.Runtime.Storage.Memory;

namespace Runtime.Tests.Storage.Conformance;

/// <summary>All owners of one silo share its one store.</summary>
public sealed class MemoryGrainStorageConformance : GrainStorageConformance
{
    private readonly MemoryGrainStorage _storage = new(new MemoryGrainStorageOptions());

    protected override ValueTask<IGrainStorage> CreateOwnerAsync(bool deleteOnClear = false) => ValueTask.FromResult<IGrainStorage>(_storage);
}
