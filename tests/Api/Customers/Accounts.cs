using System.Text.Json;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Customers;

/// <summary>Accounts of a test's own.</summary>
internal static class Accounts
{
    public const string Password = "correct-horse-7-staple";

    public static string NewEmail() => $"anna.{Guid.NewGuid():N}@example.com";

    /// <summary>A client that has registered, with the session that it had as a guest.</summary>
    public static async Task<ShopClient> RegisterAsync(string? email = null, string transport = "bearer", string password = Password)
    {
        var client = await ShopClient.GuestAsync(transport);
        using var answer = await client.PostAsync("/api/v1/customers", new { email = email ?? NewEmail(), password, name = "Anna Example" });
        ((int)answer.StatusCode).ShouldBe(202, await answer.Content.ReadAsStringAsync());
        return client;
    }

    public static async Task<JsonElement> MeAsync(this ShopClient client)
    {
        using var answer = await client.GetAsync("/api/v1/customers/me");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    public static Task<HttpResponseMessage> SignInAsync(this ShopClient client, string email, string password = Password) =>
        client.PostAsync("/api/v1/sessions", new { email, password });

    /// <summary>The mails that wait for an address, the newest first: template and data.</summary>
    public static async Task<List<(string Template, JsonElement Data)>> MailsAsync(string email)
    {
        await using var command = (await ShopServer.Shared).Database.CreateCommand(
            "SELECT template, data::text FROM shop.mail_outbox WHERE recipient = $1 ORDER BY id DESC");
        command.Parameters.AddWithValue(email);
        await using var reader = await command.ExecuteReaderAsync();
        var mails = new List<(string, JsonElement)>();
        while (await reader.ReadAsync())
        {
            mails.Add((reader.GetString(0), JsonElement.Parse(reader.GetString(1))));
        }

        return mails;
    }

    public static async Task<string> TokenAsync(string email, string template) =>
        (await MailsAsync(email)).First(mail => mail.Template == template).Data.GetProperty("token").GetString()!;

    public static async Task VerifyAsync(this ShopClient client, string email)
    {
        using var answer = await client.PostAsync("/api/v1/customers/verifications/confirmation", new { token = await TokenAsync(email, "verify-email") });
        ((int)answer.StatusCode).ShouldBe(204, await answer.Content.ReadAsStringAsync());
    }
}
