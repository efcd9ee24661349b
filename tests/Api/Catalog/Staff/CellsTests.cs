using FsCheck;
using FsCheck.Fluent;
using Shop.Api.Catalog.Staff.Import;

namespace Shop.Api.Tests.Catalog.Staff;

public sealed class CellsTests
{
    [Fact]
    public void what_was_joined_is_split_again() => Prop.ForAll(
        Gen.ArrayOf(Gen.ArrayOf(Gen.Elements('a', '|', '\\', '=', ' ', 'ä')).Select(characters => new string(characters))).ToArbitrary(),
        texts => Cells.Split(Cells.Join(texts)).SequenceEqual(texts is [""] ? [] : texts)).QuickCheckThrowOnFailure();

    [Fact]
    public void pairs_come_back_too() => Prop.ForAll(
        Gen.ArrayOf(Gen.ArrayOf(Gen.Elements('a', '|', '\\', '=')).Select(characters => "n" + new string(characters))).ToArbitrary(),
        names =>
        {
            var pairs = names.Select(name => (name, $"v{name}")).ToArray();
            return Cells.SplitPairs(Cells.JoinPairs(pairs)).SequenceEqual(pairs);
        }).QuickCheckThrowOnFailure();
}
