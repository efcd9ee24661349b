using System.Text.Json.Serialization;
using Shop.Api.Problems;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>The rooms that aren't closed; with <c>?sku=</c> the one that guards a thing. Answered from memory: every page of a hot thing asks.</summary>
internal static class ListRooms
{
    private const string CacheControl = "public, max-age=2";

    public static IResult Handle(string? sku, OpenRooms rooms, HttpContext context)
    {
        Sku wanted = default;
        var validation = new Validation().That(sku is null || Sku.TryParse(sku, out wanted), "sku", "This is no SKU.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        context.Response.Headers.CacheControl = CacheControl;
        return TypedResults.Ok(new RoomPage([.. rooms.All.Where(room => sku is null || room.Skus.Contains(wanted))], null));
    }
}

/// <summary>Rooms that aren't closed.</summary>
/// <param name="Items">The one that starts first comes first.</param>
/// <param name="Next">Always null: there are a few.</param>
public sealed record RoomPage(
    IReadOnlyList<ListedRoom> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>A room among others.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What the sale is called.</param>
/// <param name="Status">Whether it is open.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="Skus">What it guards.</param>
/// <param name="PerShopper">Pieces of each that one checkout may have.</param>
public sealed record ListedRoom(WaitingRoomId Id, string Name, RoomStatus Status, DateTimeOffset StartsAt, IReadOnlyList<Sku> Skus, int PerShopper);
