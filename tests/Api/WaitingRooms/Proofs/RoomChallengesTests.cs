using Microsoft.AspNetCore.DataProtection;
using Shop.Api.WaitingRooms.Proofs;
using Shop.Customers;
using Shop.Runtime.Testing;
using Shop.WaitingRooms;

namespace Shop.Api.Tests.WaitingRooms.Proofs;

public sealed class RoomChallengesTests
{
    private static readonly EphemeralDataProtectionProvider _keys = new();
    private static readonly WaitingRoomId _room = WaitingRoomId.Of(OperationId.New());
    private static readonly ShopperId _shopper = ShopperId.NewGuest(TimeProvider.System);

    private readonly RoomChallenges _challenges = new(_keys, TimeProvider.System);

    [Fact]
    public void a_challenge_is_good_for_its_shopper_its_room_and_the_ticket_after_the_one_before()
    {
        var first = _challenges.New(_room, _shopper, before: null, 18);
        var second = _challenges.New(_room, _shopper, new WaitingTicket(7), 18);

        _challenges.BitsOf(first.Challenge, _room, _shopper, before: null).ShouldBe(18);
        _challenges.BitsOf(first.Challenge, _room, _shopper, new WaitingTicket(7)).ShouldBeNull("it has served");
        _challenges.BitsOf(second.Challenge, _room, _shopper, new WaitingTicket(7)).ShouldBe(18);
        _challenges.BitsOf(first.Challenge, _room, ShopperId.NewGuest(TimeProvider.System), before: null).ShouldBeNull();
        _challenges.BitsOf(first.Challenge, WaitingRoomId.Of(OperationId.New()), _shopper, before: null).ShouldBeNull();
    }

    [Fact]
    public void what_is_too_old_or_none_of_ours_is_no_challenge()
    {
        var old = new RoomChallenges(_keys, new FakeTime(DateTimeOffset.UnixEpoch)).New(_room, _shopper, before: null, 18);
        var others = new RoomChallenges(new EphemeralDataProtectionProvider(), TimeProvider.System).New(_room, _shopper, before: null, 18);

        foreach (var challenge in new[] { old.Challenge, others.Challenge, "", "nonsense", new string('A', 100_000) })
        {
            _challenges.BitsOf(challenge, _room, _shopper, before: null).ShouldBeNull();
        }
    }

    [Fact]
    public void no_two_challenges_are_the_same() =>
        _challenges.New(_room, _shopper, before: null, 18).Challenge.ShouldNotBe(_challenges.New(_room, _shopper, before: null, 18).Challenge);
}
