using System.Text.Json;

namespace Shop.Chaos.Shoppers;

/// <summary>A place in a waiting room, as its holder knows it. One for each ticket: whoever comes again has another.</summary>
internal sealed class PlaceBook(string room)
{
    public const string Waiting = "waiting";
    public const string SoldOut = "sold_out";
    public const string Used = "used";
    public const string Expired = "expired";
    public const string Closed = "closed";

    public string Room { get; } = room;

    /// <summary>The ticket's number; 0 before it was told.</summary>
    public int Number { get; private set; }

    /// <summary>Null before the draw.</summary>
    public int? Place { get; private set; }

    /// <summary>What admits the holder; null before their turn.</summary>
    public string? Token { get; private set; }

    /// <summary>Until when that is good.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>How the holder stands, as the API names it.</summary>
    public string Status { get; private set; } = "";

    /// <summary>How long it will take, in seconds, as far as the shop knows.</summary>
    public int? SecondsLeft { get; private set; }

    /// <summary>The checkout that was begun with the token, as its holder was told.</summary>
    public string? Checkout { get; set; }

    /// <summary>Takes over what was told; what of it can't be after what was told before, null for nothing.</summary>
    public string? Take(Answer told)
    {
        var (number, place, token) = (told.Number("number"), told.Number("place"), told.Text("admissionToken"));
        var lie = number is null || (Number != 0 && number != Number) ? $"ticket {Number} of {Room} became {number}"
            : Place is not null && place is not null && place != Place ? $"ticket {Number} of {Room} stood at {Place}, and stands at {place}"
            : Token is not null && token is not null && token != Token ? $"ticket {Number} of {Room} has two admissions"
            : null;
        (Number, Place, Token) = (number ?? Number, place ?? Place, token ?? Token);
        (Status, SecondsLeft) = (told.Text("status") ?? "", told.Number("secondsLeft"));
        ExpiresAt = told.Body.TryGetProperty("expiresAt", out var end) && end.ValueKind == JsonValueKind.String ? end.GetDateTimeOffset() : ExpiresAt;
        return lie;
    }
}
