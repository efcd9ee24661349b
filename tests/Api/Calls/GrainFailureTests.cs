using Orleans.Runtime;
using Orleans.Storage;
using Shop.Api.Calls;
using Shop.Inventory;

namespace Shop.Api.Tests.Calls;

public sealed class GrainFailureTests
{
    public static TheoryData<Exception> Passing() =>
    [
        new SiloUnavailableException("gone"),
        new GatewayTooBusyException("busy"),
        new LimitExceededException("a full queue"),
        new InconsistentStateException("another was first"),
        new StockOverloadedException("too many at once"),
        new TimeoutException("no answer within 30 s"),
        new InvalidOperationException("Could not find a codec for type Shop.Runtime.Storage.Errors.StorageUnavailableException."),
        new InvalidOperationException("Shop.Runtime.Storage.Errors.StorageUnavailableException: PostgreSQL is away"),
    ];

    public static TheoryData<Exception> Lasting() =>
    [
        new OrleansException("The grain names a storage that isn't there."),
        new InvalidOperationException("a bug"),
        new ArgumentException("another bug"),
    ];

    [Theory]
    [MemberData(nameof(Passing))]
    public void what_passes_by_itself_is_worth_another_try(Exception exception) => GrainFailure.IsPassing(exception).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Lasting))]
    public void what_comes_again_is_an_error_of_ours(Exception exception) => GrainFailure.IsPassing(exception).ShouldBeFalse();
}
