using Orleans;
using Shop.Checkout;
using Shop.Customers;
using Shop.Runtime.Testing;
using Shop.Silo.Tests.Checkout;
using Shop.WaitingRooms;

namespace Shop.Silo.Tests.WaitingRooms;

/// <summary>Waiting rooms of a test's own.</summary>
public static class Rooms
{
    /// <summary>A room that has started, unless it is said when it will.</summary>
    public static async Task<WaitingRoomId> OpenAsync(
        IGrainFactory grains, Sku sku, DateTimeOffset? startsAt = null, Func<WaitingRoomSettings, WaitingRoomSettings>? change = null)
    {
        ArgumentNullException.ThrowIfNull(grains);
        var settings = new WaitingRoomSettings { Name = "A sale", StartsAt = startsAt ?? DateTimeOffset.UnixEpoch, Skus = [sku] };
        var command = new OpenWaitingRoom(OperationId.New(), "staff-1", change?.Invoke(settings) ?? settings);
        var id = WaitingRoomId.Of(command.Operation);
        (await grains.GetGrain<IWaitingRoomGrain>(id.Value).Open(command)).Refusal.ShouldBe(WaitingRoomRefusal.None);
        return id;
    }

    /// <summary>Comes to a room, and waits until the turn has come.</summary>
    public static async Task<AdmissionToken> AdmittedAsync(IGrainFactory grains, WaitingRoomId id, ShopperId shopper)
    {
        ArgumentNullException.ThrowIfNull(grains);
        var room = grains.GetGrain<IWaitingRoomGrain>(id.Value);
        (await room.Arrive(shopper)).Ticket.ShouldNotBeNull();
        return (await Eventually.ReadAsync(() => room.Look(shopper), ticket => ticket?.Token is not null))!.Token!.Value;
    }

    /// <summary>Waits until the silo knows that a thing is guarded.</summary>
    public static async Task UntilGuardedAsync(IGrainFactory grains, Sku sku) => await Eventually.ReadAsync(
        async () =>
        {
            var (guest, cart) = await Goods.NewCartAsync(grains, (sku, 1));
            var checkout = grains.GetGrain<ICheckoutGrain>(CheckoutId.New(TimeProvider.System).Value);
            var begun = await checkout.Begin(CheckoutShop.Begin(guest, cart));
            if (begun.Refusal is null)
            {
                await checkout.Release(guest);
            }

            return begun.Refusal?.Rule;
        },
        rule => rule == CheckoutRule.AdmissionRequired);

    /// <summary>A new guest.</summary>
    public static ShopperId NewGuest() => ShopperId.NewGuest(TimeProvider.System);
}
