using Shop.WaitingRooms;

namespace Shop.Silo.WaitingRooms;

/// <summary>What waiting rooms need in a silo.</summary>
public static class WaitingRoomServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddWaitingRooms(this IServiceCollection services) => services
        .AddSingleton<IWaitingRoomStore, PostgresWaitingRoomStore>()
        .AddHostedService<GuardReadings>()
        .AddHostedService<RoomKeeping>();
}
