using Npgsql;
using Shop.Mail;

namespace Shop.Silo.Mail;

/// <summary>Keeps mail in a table that the Api shows at <c>/dev/mailbox</c>: for development, where it must reach nobody.</summary>
public sealed class MailboxMailer(NpgsqlDataSource database) : IMailer
{
    // The last thousand: more than anybody looks at.
    private const string Sql = """
        WITH kept AS (SELECT id FROM shop.mailbox ORDER BY sent_at DESC LIMIT 1000),
             gone AS (DELETE FROM shop.mailbox WHERE id NOT IN (SELECT id FROM kept))
        INSERT INTO shop.mailbox (id, recipient, subject, body) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING
        """;

    /// <inheritdoc/>
    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(message.Id);
        command.Parameters.AddWithValue(message.Recipient);
        command.Parameters.AddWithValue(message.Subject);
        command.Parameters.AddWithValue(message.Body);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
