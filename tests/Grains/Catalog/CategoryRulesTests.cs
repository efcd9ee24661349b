using System.Collections.Immutable;
using Shop.Catalog;

namespace Grains.Tests.Catalog;

public sealed class CategoryRulesTests
{
    [Fact]
    public void a_tree_is_put_in_the_order_in_which_it_is_shown()
    {
        ImmutableArray<Category> items = [Of("b1", "b"), Of("b", null, 2), Of("a", null, 1), Of("a2", "a", 1), Of("a1", "a", 1), Of("b11", "b1")];

        CategoryRules.Check(items).ShouldBeEmpty();
        CategoryRules.InOrder(items).Select(one => one.Id).ShouldBe(["a", "a1", "a2", "b", "b1", "b11"]);
    }

    [Fact]
    public void a_parent_that_is_not_there_is_told() =>
        Faults(Of("a", "nowhere")).ShouldBe([("/items/0/parentId", "unknown")]);

    [Fact]
    public void a_circle_is_told() =>
        Faults(Of("a", "b"), Of("b", "a")).ShouldBe([("/items/0/parentId", "mismatch"), ("/items/1/parentId", "mismatch")]);

    [Fact]
    public void a_sixth_level_is_too_deep()
    {
        var chain = Enumerable.Range(0, 6).Select(i => Of($"c{i}", i == 0 ? null : $"c{i - 1}")).ToArray();

        Faults(chain[..5]).ShouldBeEmpty();
        Faults(chain).ShouldBe([("/items/5/parentId", "mismatch")]);
    }

    [Fact]
    public void an_id_that_is_there_twice_is_told() => Faults(Of("a", null), Of("a", null)).ShouldBe([("/items/1/id", "taken")]);

    private static Category Of(string id, string? parent, int position = 0) => new(id, id, parent, position, null);

    private static (string, string)[] Faults(params Category[] items) =>
        [.. CategoryRules.Check([.. items]).Select(fault => (fault.Field, fault.Rule))];
}
