using System.Text.Json;

namespace Shop.Chaos.Tests;

internal static class Json
{
    public static JsonElement Of(string text) => JsonDocument.Parse(text).RootElement;
}
