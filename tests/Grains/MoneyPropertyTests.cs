using FsCheck;
using FsCheck.Fluent;

namespace Grains.Tests;

public sealed class MoneyPropertyTests
{
    private static readonly Arbitrary<Money> _anyMoney = (
        from currency in Gen.Elements(Currency.All)
        from minorUnits in Gen.OneOf(ArbMap.Default.GeneratorFor<long>(), Gen.Elements(long.MinValue, long.MaxValue, 0))
        select new Money(minorUnits, currency)).ToArbitrary();

    private static readonly Arbitrary<long[]> _anyWeights =
        Gen.OneOf(Gen.Choose(0, 10).Select(small => (long)small), Gen.Choose(0, int.MaxValue).Select(large => large * 1_000_000L))
            .NonEmptyListOf().Select(weights => weights.ToArray()).Where(weights => weights.Any(weight => weight > 0)).ToArbitrary();

    [Fact]
    public void any_amount_is_read_back_from_its_text() =>
        Prop.ForAll(_anyMoney, money => Money.TryParse(money.Amount, money.Currency, out var read) && read == money)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void shares_sum_to_the_whole() =>
        Prop.ForAll(_anyMoney, _anyWeights, (money, weights) => Sum(money.Split(weights)) == money.MinorUnits).QuickCheckThrowOnFailure();

    [Fact]
    public void each_share_is_less_than_a_unit_from_its_exact_value() =>
        Prop.ForAll(_anyMoney, _anyWeights, (money, weights) =>
        {
            var total = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
            return money.Split(weights).Zip(weights).All(pair =>
                Int128.Abs((pair.First.MinorUnits * total) - ((Int128)money.MinorUnits * pair.Second)) < total);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void equal_parts_differ_by_a_unit_at_most_and_the_larger_come_first() =>
        Prop.ForAll(_anyMoney, Gen.Choose(1, 300).ToArbitrary(), (money, parts) =>
        {
            var sizes = money.Split(parts).Select(share => Int128.Abs(share.MinorUnits)).ToArray();
            return sizes.Length == parts && sizes[0] - sizes[^1] <= 1 && sizes.SequenceEqual(sizes.OrderDescending());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void what_is_given_back_is_split_like_what_was_paid() =>
        Prop.ForAll(_anyMoney, _anyWeights, (money, weights) =>
            money.MinorUnits == long.MinValue || (-money).Split(weights).Select(share => -share).SequenceEqual(money.Split(weights)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void addition_either_is_exact_or_throws() =>
        Prop.ForAll(_anyMoney, _anyMoney, (left, right) =>
        {
            right = right with { Currency = left.Currency };
            var exact = (Int128)left.MinorUnits + right.MinorUnits;
            try
            {
                return (left + right).MinorUnits == exact && right + left == left + right;
            }
            catch (OverflowException)
            {
                return exact < long.MinValue || exact > long.MaxValue;
            }
        }).QuickCheckThrowOnFailure();

    private static Int128 Sum(Money[] shares) => shares.Aggregate(Int128.Zero, (sum, share) => sum + share.MinorUnits);
}
