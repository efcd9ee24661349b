using Orleans.Storage;

namespace Runtime.Tests.Storage.Conformance;

public sealed class PostgresGrainStorageConformance(MigratedDatabase database) : GrainStorageConformance, IClassFixture<MigratedDatabase>
{
    protected override ValueTask<IGrainStorage> CreateOwnerAsync(bool deleteOnClear = false) =>
        ValueTask.FromResult<IGrainStorage>(database.CreateStorage(options => options.DeleteStateOnClear = deleteOnClear));
}
