
namespace Shop.Runtime.Generator.Tests;

public sealed class KnownTypeTests
{
    [Fact]
    public void the_generator_and_the_runtime_know_the_same_types() =>
        Analysis.KnownTypes.All.Order(StringComparer.Ordinal).ShouldBe(Serialization.KnownTypes.Names.Order(StringComparer.Ordinal));
}
