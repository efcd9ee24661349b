using Shop.Runtime.Testing;

namespace Shop.Script.Tests;

/// <summary>The storefront in a real browser, in front of the standing shop: Web/e2e says what it does there.</summary>
[Collection(StandingShop.Name)]
[Trait("Category", "Slow")]
public sealed class StorefrontTests(BuiltClone built)
{
    [Fact]
    public async Task everything_that_a_shopper_does_works_in_a_browser()
    {
        built.SecondUp.ShouldSucceed();
        var shop = new Dictionary<string, string>
        {
            ["SHOP_URL"] = $"http://127.0.0.1:{built.Clone.Port}",
            ["SHOP_OWNER"] = built.Clone.PathOf(".shop/owner"),
        };

        var result = await CommandResult.RunAsync(Path.Combine(Repository.Folder, "Web"), shop, "npm", "run", "--silent", "e2e");

        result.ShouldSucceed();
    }
}
