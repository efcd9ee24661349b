namespace Grains.Tests;

public sealed class OperationIdTests
{
    // The first half of sha256("checkout-1"), computed with another program.
    [Fact]
    public void a_callers_key_names_the_same_operation_in_every_process() =>
        OperationId.Of("checkout-1").Value.ShouldBe(Guid.Parse("b1a79ef3-a5bc-06d1-b4aa-d0c7c746356d"));

    [Fact]
    public void different_keys_name_different_operations() => OperationId.Of("a").ShouldNotBe(OperationId.Of("A"));

    [Fact]
    public void new_ones_are_different() => OperationId.New().ShouldNotBe(OperationId.New());
}
