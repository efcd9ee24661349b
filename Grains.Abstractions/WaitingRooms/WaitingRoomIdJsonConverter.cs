namespace Shop.WaitingRooms;

/// <summary>A <see cref="WaitingRoomId"/> as a JSON string.</summary>
public sealed class WaitingRoomIdJsonConverter : TextJsonConverter<WaitingRoomId>
{
    /// <inheritdoc/>
    protected override string What => "waiting room's id";

    /// <inheritdoc/>
    protected override bool TryParse(string? text, out WaitingRoomId value) => WaitingRoomId.TryParse(text, out value);
}
