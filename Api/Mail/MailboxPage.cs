using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Npgsql;

namespace Shop.Api.Mail;

/// <summary>The mails that would have been sent, as a page and as JSON.</summary>
public static class MailboxPage
{
    // What a person looks through.
    private const int ShownMax = 50;

    private const string Sql = "SELECT id, sent_at, recipient, subject, body FROM shop.mailbox WHERE $2::text IS NULL OR recipient = $2 ORDER BY sent_at DESC LIMIT $1";

    /// <summary>Maps them; only where they are enabled.</summary>
    public static void MapMailbox(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/dev/mailbox", static async (string? recipient, NpgsqlDataSource database, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Text(Page(await ReadAsync(recipient, database, context.RequestAborted)), "text/html", Encoding.UTF8);
        }).ExcludeFromDescription();
        endpoints.MapGet("/dev/mailbox.json", static async (string? recipient, NpgsqlDataSource database, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Ok(new MailPage(await ReadAsync(recipient, database, context.RequestAborted), null));
        }).ExcludeFromDescription();
    }

    private static async Task<ImmutableArray<SentMail>> ReadAsync(string? recipient, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(ShownMax);
        command.Parameters.AddWithValue((object?)recipient ?? DBNull.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var mails = ImmutableArray.CreateBuilder<SentMail>();
        while (await reader.ReadAsync(cancellationToken))
        {
            mails.Add(new SentMail(
                reader.GetGuid(0), await reader.GetFieldValueAsync<DateTimeOffset>(1, cancellationToken),
                reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        }

        return mails.DrainToImmutable();
    }

    private static string Page(ImmutableArray<SentMail> mails)
    {
        var page = new StringBuilder("""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mailbox</title></head>
            <body>
            <h1>Mailbox</h1>
            <p>What would have been sent, the newest first. The same as <a href="/dev/mailbox.json">JSON</a>.</p>

            """);
        foreach (var mail in mails)
        {
            page.Append("<article><h2>").Append(Encode(mail.Subject)).Append("</h2><p>To ").Append(Encode(mail.Recipient))
                .Append(CultureInfo.InvariantCulture, $", {mail.SentAt:yyyy-MM-dd HH:mm:ss} UTC</p><pre>").Append(Encode(mail.Body)).Append("</pre></article>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
