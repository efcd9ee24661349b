using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Shop.WaitingRooms;

/// <summary>Names a waiting room: <c>room-</c> and 32 small hexadecimal digits. It is the key of the room's grain.</summary>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.WaitingRoomId"), JsonConverter(typeof(WaitingRoomIdJsonConverter))]
public readonly record struct WaitingRoomId
{
    private const string Prefix = "room-";

    [Id(0)]
    private readonly string? _value;

    private WaitingRoomId(string text) => _value = text;

    /// <summary>The text; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    /// <summary>A new one; newer ones sort behind (UUIDv7).</summary>
    public static WaitingRoomId New(TimeProvider time) => new(IdText.New(Prefix, time));

    /// <summary>The one of the room that this operation asks for: always the same, so that a repeat opens no second one.</summary>
    public static WaitingRoomId Of(OperationId operation) => new(IdText.Of(Prefix, operation.Value));

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static WaitingRoomId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Wrong(text, "waiting room", Prefix);

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WaitingRoomId id)
    {
        var isValid = IdText.IsOne(text, Prefix);
        id = isValid ? new WaitingRoomId(text!) : default;
        return isValid;
    }

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
