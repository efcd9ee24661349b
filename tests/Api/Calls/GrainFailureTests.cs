using System.Reflection;
using System.Reflection.Emit;
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
        Named("Orleans.Runtime.Messaging.ConnectionFailedException"),
        new GatewayTooBusyException("busy"),
        new LimitExceededException("a full queue"),
        new InconsistentStateException("another was first"),
        new StockOverloadedException("too many at once"),
        new TimeoutException("no answer within 30 s"),
        new InvalidOperationException("Could not find a codec for type Shop.Runtime.Storage.Errors.StorageUnavailableException."),
        new InvalidOperationException("Shop.Runtime.Storage.Errors.StorageUnavailableException: PostgreSQL is away"),
        new InvalidOperationException("Npgsql.NpgsqlException (a class unknown here): Failed to connect to 127.0.0.1:5432"),
        new InvalidOperationException("Npgsql.PostgresException (a class unknown here): 57P01: terminating connection due to administrator command"),
        new InvalidOperationException("Npgsql.PostgresException (a class unknown here): 57P03: the database system is shutting down"),
        new InvalidOperationException("Npgsql.PostgresException (a class unknown here): 55P03: canceling statement due to lock timeout"),
    ];

    public static TheoryData<Exception> Lasting() =>
    [
        new OrleansException("The grain names a storage that isn't there."),
        new InvalidOperationException("a bug"),
        new ArgumentException("another bug"),
        new InvalidOperationException("Npgsql.PostgresException (a class unknown here): 42P01: relation does not exist"),
        new InvalidOperationException("Npgsql.PostgresException (a class unknown here): 23514: violates check constraint of 57P01:"),
    ];

    [Theory]
    [MemberData(nameof(Passing))]
    public void what_passes_by_itself_is_worth_another_try(Exception exception) => GrainFailure.IsPassing(exception).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Lasting))]
    public void what_comes_again_is_an_error_of_ours(Exception exception) => GrainFailure.IsPassing(exception).ShouldBeFalse();

    // Of a class that only one of the runtimes has.
    private static Exception Named(string name) => (Exception)Activator.CreateInstance(
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("named"), AssemblyBuilderAccess.Run).DefineDynamicModule("named")
            .DefineType(name, TypeAttributes.Public, typeof(Exception)).CreateType())!;
}
