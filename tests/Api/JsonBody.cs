using System.Text.Json;

namespace Shop.Api.Tests;

/// <summary>Reads a response as JSON.</summary>
public static class JsonBody
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
