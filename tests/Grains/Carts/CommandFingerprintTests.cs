using Shop.Carts;

namespace Grains.Tests.Carts;

public sealed class CommandFingerprintTests
{
    private static readonly OperationId _operation = OperationId.Of("1");

    // Stored with carts: computed once with another program, and never to change.
    [Fact]
    public void it_is_the_same_in_every_version()
    {
        CommandFingerprint.Of(new AddItem(_operation, Sku.Parse("HP-100"), 2)).ShouldBe(0x2F578DD8U);
        CommandFingerprint.Of(new SetItem(_operation, Sku.Parse("HP-100"), 2)).ShouldBe(0x1F37D2ADU);
        CommandFingerprint.Of(new RemoveItem(_operation, Sku.Parse("HP-100"))).ShouldBe(0x37706135U);
        CommandFingerprint.Of(new ClearCart(_operation)).ShouldBe(0x5C6E1222U);
    }

    [Fact]
    public void the_operations_name_is_no_part_of_it() =>
        CommandFingerprint.Of(new ClearCart(_operation)).ShouldBe(CommandFingerprint.Of(new ClearCart(OperationId.New())));
}
