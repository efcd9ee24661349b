using Shop.Api.Idempotency;
using Shop.Api.Overload;
using Shop.Api.Sessions;
using Shop.Api.WaitingRooms.Proofs;
using Shop.Api.WaitingRooms.Staff;

namespace Shop.Api.WaitingRooms;

/// <summary>Sales' waiting rooms over HTTP. Rooms are everybody's; a place is its session's owner's, and only ever the caller's own.</summary>
public static class WaitingRoomEndpoints
{
    /// <summary>Registers what they need.</summary>
    public static IServiceCollection AddWaitingRooms(this IServiceCollection services) => services
        .AddSingleton<RoomMemory>()
        .AddSingleton<RoomCalls>()
        .AddSingleton<GuestPlaces>()
        .AddSingleton<StreamedPlaces>()
        .AddHostedService<StreamReports>()
        .AddSingleton<RoomChallenges>()
        .AddSingleton<ProofOfPlace>()
        .AddSingleton<OpenRooms>()
        .AddHostedService(static services => services.GetRequiredService<OpenRooms>());

    /// <summary>Maps them.</summary>
    public static void MapWaitingRooms(this IEndpointRouteBuilder api)
    {
        var rooms = api.MapGroup("/waiting-rooms").WithTags("Waiting rooms");
        rooms.MapGet("", ListRooms.Handle).Produces<RoomPage>().WithSummary("The sales that have a waiting room; by ?sku= the one that guards a thing");
        rooms.MapGet("/{id}", ReadRoom.HandleAsync).WithSummary("A sale's waiting room");
        rooms.MapPost("/{id}/challenges", AskForChallenge.HandleAsync).RequireAuthorization()
            .WithSummary("The work that a place costs, in a sale that asks for it: for the caller alone, for some minutes, for one place");
        rooms.MapPost("/{id}/places", TakePlace.HandleAsync).RequireAuthorization().Produces<PlaceAnswer>()
            .WithSummary("Comes to a waiting room: one place a shopper, however often it is asked for");
        rooms.MapGet("/{id}/places/current", ReadPlace.HandleAsync).RequireAuthorization().WithMetadata(new Ranked(RequestRank.Waiting))
            .WithSummary("The caller's own place, and what admits them once their turn has come. Whoever waits asks every 15 seconds or has a stream; others are passed over, and are the first once they ask");

        var staff = api.MapGroup("/admin/waiting-rooms").RequireAuthorization(Policies.Catalog).WithTags("Waiting rooms (staff)");
        staff.MapGet("", ListStaffRooms.HandleAsync).Produces<StaffRoomPage>().WithSummary("All waiting rooms, the newest first");
        staff.MapPost("", OpenRoom.HandleAsync).Idempotent().Produces<StaffRoomAnswer>(StatusCodes.Status201Created)
            .WithSummary("Opens a waiting room for a sale");
        staff.MapGet("/{id}", ReadStaffRoom.HandleAsync).Produces<StaffRoomAnswer>().WithSummary("A waiting room with its figures");
        staff.MapPatch("/{id}", ChangeRoom.HandleAsync).Idempotent().Produces<StaffRoomAnswer>()
            .WithSummary("Opens, pauses or closes a waiting room, or changes how it admits");
    }
}
