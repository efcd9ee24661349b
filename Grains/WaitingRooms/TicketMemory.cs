using Shop.Customers;

namespace Shop.WaitingRooms;

/// <summary>
/// Numbers of those who were asked for, so that whoever asks again costs no read. A shopper's name and a number take some 250 bytes;
/// who isn't in it is read from the database.
/// </summary>
internal sealed class TicketMemory
{
    private readonly Dictionary<ShopperId, int> _numbers = [];

    /// <summary>A shopper's number; null where it isn't known here.</summary>
    public int? Find(ShopperId shopper) => _numbers.TryGetValue(shopper, out var number) ? number : null;

    /// <summary>Keeps a number.</summary>
    public void Keep(ShopperId shopper, int number)
    {
        if (_numbers.Count < WaitingRoomLimits.PlacesMax)
        {
            _numbers[shopper] = number;
        }
    }
}
