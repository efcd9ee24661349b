using System.Text.Json;
using Shop.Chaos.Shoppers;

namespace Shop.Chaos.Tests;

internal static class Json
{
    public static JsonElement Of(string text) => JsonDocument.Parse(text).RootElement;

    public static Answer Told(string text) => new(200, Of(text));

    public static PlaceBook Place(string text)
    {
        var place = new PlaceBook("room-1");
        place.Take(Told(text)).ShouldBeNull();
        return place;
    }
}
