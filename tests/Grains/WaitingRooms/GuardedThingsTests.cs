using Shop.Checkout;
using Shop.WaitingRooms;

namespace Grains.Tests.WaitingRooms;

public sealed class GuardedThingsTests
{
    private static readonly WaitingRoomId _room = WaitingRoomId.New(TimeProvider.System);
    private static readonly WaitingRoomId _otherRoom = WaitingRoomId.New(TimeProvider.System);
    private static readonly AdmissionToken _token = AdmissionToken.New();
    private static readonly (Sku Hot, Sku Other, Sku Free) _skus = (Sku.Parse("HOT"), Sku.Parse("OTHER"), Sku.Parse("FREE"));
    private readonly GuardedThings _guarded = new();

    public GuardedThingsTests() => _guarded.Set(
    [
        new(_skus.Hot, new GuardedThings.Guard(_room, 2)),
        new(_skus.Other, new GuardedThings.Guard(_otherRoom, 1)),
    ]);

    [Fact]
    public void what_nobody_guards_asks_for_nothing()
    {
        _guarded.Judge([(_skus.Free, 999)], null).ShouldBe((null, null));
        _guarded.Judge([(_skus.Free, 999)], _token).ShouldBe((null, null));
        new GuardedThings().Judge([(_skus.Hot, 999)], null).ShouldBe((null, null));
    }

    [Fact]
    public void what_is_guarded_asks_for_an_admission_to_its_room()
    {
        var (room, refusal) = _guarded.Judge([(_skus.Free, 1), (_skus.Hot, 1)], null);

        room.ShouldBeNull();
        (refusal!.Rule, refusal.Reason).ShouldBe((CheckoutRule.AdmissionRequired, _room.Value));
        refusal.Skus.ShouldBe([_skus.Hot]);
        _guarded.Judge([(_skus.Free, 1), (_skus.Hot, 1)], _token).ShouldBe((_room, null));
    }

    [Fact]
    public void a_checkout_is_of_one_room()
    {
        var (_, refusal) = _guarded.Judge([(_skus.Hot, 1), (_skus.Other, 1)], _token);

        (refusal!.Rule, refusal.Reason).ShouldBe((CheckoutRule.AdmissionRequired, _otherRoom.Value));
        refusal.Skus.ShouldBe([_skus.Other]);
    }

    [Fact]
    public void no_more_pieces_than_one_may_have()
    {
        _guarded.Judge([(_skus.Hot, 2)], _token).Refusal.ShouldBeNull();
        var (_, refusal) = _guarded.Judge([(_skus.Hot, 3), (_skus.Free, 3)], _token);

        refusal!.Rule.ShouldBe(CheckoutRule.QuantityLimited);
        refusal.Skus.ShouldBe([_skus.Hot]);
    }
}
