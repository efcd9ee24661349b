using System.Reflection;
using Shop.Carts;
using Shop.Runtime.Testing;

namespace Grains.Tests.Contracts;

/// <summary>
/// The contracts of the grains are compared with <c>tests/Grains/contracts.txt</c>: silos and Apis of two versions talk to each
/// other while one replaces the other, so that no contract may change unnoticed.
/// </summary>
public sealed class GrainContractsTests
{
    private const string Accept = "SHOP_ACCEPT_CONTRACTS";

    private static readonly Assembly _assembly = typeof(ICartGrain).Assembly;

    [Fact]
    public void the_contracts_are_the_committed_ones()
    {
        var actual = ContractText.Of(_assembly);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Folder, "tests/Grains/contracts.txt"), actual);
            return;
        }

        var committed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "contracts.txt"));
        actual.ShouldBe(committed, $"""
            The grains' contracts have changed. New interfaces, methods, messages and fields with new ids are fine: old silos skip
            them. Anything that is there keeps its name, its id and its type; a field that is no longer used leaves its id unused.
            Where the change is meant: {Accept}=1 ./shop test GrainContracts, and commit tests/Grains/contracts.txt with it.
            """);
    }

    [Fact]
    public void every_interface_method_and_message_has_a_name_of_its_own_on_the_wire()
    {
        var types = ContractText.Types(_assembly).ToArray();

        types.Where(type => !type.IsDefined(typeof(AliasAttribute), inherit: false)).ShouldBeEmpty();
        types.SelectMany(type => type.IsInterface ? type.GetMethods() : [])
            .Where(method => !method.IsDefined(typeof(AliasAttribute))).ShouldBeEmpty();
        types.Select(ContractName.Of).ShouldBeUnique();
    }

    [Fact]
    public void a_field_that_changes_its_id_or_type_changes_the_text()
    {
        var text = ContractText.Of(_assembly);

        text.ShouldContain("class shop.carts.AddItem : shop.carts.CartCommand\n  0 Sku: shop.Sku\n  1 Quantity: Int32\n");
        text.ShouldContain("  Read(): Task<shop.carts.CartView> [ReadOnly]\n");
        text.ShouldContain("  1 QuantityTooSmall\n");
    }
}
