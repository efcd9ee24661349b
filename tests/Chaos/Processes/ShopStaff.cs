using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Chaos.Shoppers;

namespace Shop.Chaos.Processes;

/// <summary>What the shop's owner does, signed in over HTTP.</summary>
internal static class ShopStaff
{
    /// <summary>Opens a waiting room for a thing.</summary>
    /// <param name="shop">Which runs.</param>
    /// <param name="sku">The thing.</param>
    /// <param name="startsIn">When the places are drawn and the first are admitted.</param>
    /// <param name="admission">For how long an admission is good.</param>
    public static async Task<Sale> OpenRoomAsync(DrilledShop shop, string sku, TimeSpan startsIn, TimeSpan admission)
    {
        using var http = await SignedInAsync(shop);
        var room = await PostAsync(http, "admin/waiting-rooms", new
        {
            name = "A sale",
            startsAt = DateTimeOffset.UtcNow + startsIn,
            skus = new[] { sku },
            admissionSeconds = (int)admission.TotalSeconds,
        });
        return new Sale(room.GetProperty("id").GetString()!, sku);
    }

    /// <summary>Ends a sale: nobody has to wait any more.</summary>
    public static async Task CloseRoomAsync(DrilledShop shop, Sale sale)
    {
        using var http = await SignedInAsync(shop);
        using var answer = await http.PatchAsJsonAsync($"admin/waiting-rooms/{sale.Room}", new { status = "closed" });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<HttpClient> SignedInAsync(DrilledShop shop)
    {
        var http = new HttpClient { BaseAddress = new Uri(shop.Address, "/api/v1/") };
        var login = await File.ReadAllLinesAsync(shop.OwnerFile);
        var session = await PostAsync(http, "sessions", new { email = login[0], password = login[1] });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        return http;
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement
            : throw new InvalidOperationException($"{path} was answered with {(int)answer.StatusCode} {text}");
    }
}
