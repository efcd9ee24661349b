using FsCheck;
using FsCheck.Fluent;
using Shop.Api.Search;

namespace Shop.Api.Tests.Search;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("mug", "mug", 0)]
    [InlineData("mgu", "mug", 1)]
    [InlineData("hedphones", "headphones", 1)]
    [InlineData("wireles", "wireless", 1)]
    [InlineData("keybord", "keyboard", 1)]
    [InlineData("", "cup", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void it_counts_missed_doubled_mistaken_and_swapped_letters(string one, string other, int distance) =>
        EditDistance.Between(one, other).ShouldBe(distance);

    [Fact]
    public void it_is_the_same_both_ways_and_never_more_than_the_longer_word() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((one, other) =>
        {
            var distance = EditDistance.Between(one.Get, other.Get);
            return distance == EditDistance.Between(other.Get, one.Get)
                && distance <= Math.Max(one.Get.Length, other.Get.Length)
                && distance >= Math.Abs(one.Get.Length - other.Get.Length)
                && (distance == 0) == (one.Get == other.Get);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void of_two_words_equally_near_the_one_that_more_products_have_is_meant()
    {
        Corrections.Best("boot", [("boots", 5), ("boat", 90), ("root", 20)]).ShouldBe("boat");
        Corrections.Best("cup", [("kettle", 1000)]).ShouldBeNull();
    }
}
