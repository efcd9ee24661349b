using FsCheck;
using FsCheck.Fluent;
using Shop.Api.WaitingRooms.Proofs;

namespace Shop.Api.Tests.WaitingRooms.Proofs;

public sealed class WorkProofTests
{
    private static readonly Arbitrary<string> _anyChallenge = ArbMap.Default.ArbFor<NonNull<string>>().Convert(text => text.Get, text => NonNull<string>.NewNonNull(text));

    // The browser's side has the same: Web/src/WaitingRooms/proof.test.ts.
    [Theory]
    [InlineData("a place, please", 12, 1523)]
    [InlineData("für Ada", 10, 846)]
    public void what_others_worked_out_solves_it_and_nothing_less(string challenge, int bits, long number)
    {
        WorkProof.Solves(challenge, number, bits).ShouldBeTrue();
        Enumerable.Range(0, (int)number).ShouldAllBe(less => !WorkProof.Solves(challenge, less, bits));
    }

    [Fact]
    public void what_solves_one_bit_more_solves_this_and_no_work_is_always_done() =>
        Prop.ForAll(_anyChallenge, Gen.Choose(0, 1_000_000).ToArbitrary(), Gen.Choose(0, 20).ToArbitrary(), (challenge, number, bits) =>
            WorkProof.Solves(challenge, number, 0) && (!WorkProof.Solves(challenge, number, bits + 1) || WorkProof.Solves(challenge, number, bits)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void each_bit_halves_the_numbers_that_solve_it()
    {
        var solving = Enumerable.Range(0, 16_384).Count(number => WorkProof.Solves("a place, please", number, 6));

        solving.ShouldBeInRange(180, 340); // of 256
    }
}
