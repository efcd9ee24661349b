using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.Mail;
using Shop.Silo.Migrations;

namespace Shop.Silo.Tests.Mail;

/// <summary>The outbox before a server that speaks SMTP: what it has said 250 to is never sent again.</summary>
public sealed class MailSendingTests : IAsyncLifetime
{
    private NpgsqlDataSource _database = null!;

    public async Task InitializeAsync()
    {
        _database = NpgsqlDataSource.Create(await SiloProcess.CreateDatabaseAsync());
        await new SchemaMigrator(_database).MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations]);
        await RowsAsync("""
            INSERT INTO shop.mail_outbox (id, template, recipient, data, language)
            VALUES (gen_random_uuid(), 'reset-password', 'anna@example.com', '{"name":"Anna","token":"secret"}', 'de') RETURNING ''
            """);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task what_a_server_refuses_for_now_is_sent_later_and_once()
    {
        await using var server = new SmtpServer();
        server.Verdicts.Enqueue("451 try again later");
        using var sending = Sending(server);

        await sending.RoundAsync(CancellationToken.None);
        (await StateAsync()).ShouldBe("waiting 1");
        await ComesAgainAsync();
        await sending.RoundAsync(CancellationToken.None);
        await ComesAgainAsync();
        await sending.RoundAsync(CancellationToken.None);

        (await StateAsync()).ShouldBe("sent 2");
        server.Taken.ShouldHaveSingleItem().ShouldContain("Content-Language: de", Case.Insensitive);
    }

    [Fact]
    public async Task what_was_taken_is_noted_and_not_sent_again_though_the_line_breaks_and_the_database_refuses_the_note()
    {
        await using var server = new SmtpServer { HangsUp = true };
        using var sending = Sending(server);
        await RowsAsync("""
            CREATE FUNCTION no_note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$;
            CREATE TRIGGER no_note BEFORE UPDATE ON shop.mail_outbox FOR EACH ROW WHEN (new.sent_at IS NOT NULL) EXECUTE FUNCTION no_note()
            """);

        await Should.ThrowAsync<PostgresException>(() => sending.RoundAsync(CancellationToken.None));
        await RowsAsync("DROP TRIGGER no_note ON shop.mail_outbox");
        await ComesAgainAsync();
        await sending.RoundAsync(CancellationToken.None);

        (await StateAsync()).ShouldBe("sent 2");
        server.Taken.Count.ShouldBe(1);
    }

    private MailSending Sending(SmtpServer server) => new(
        new MailOutbox(_database, "https://shop.example"),
        new SmtpMailer(new MailSettings { SmtpHost = "127.0.0.1", SmtpPort = server.Port, SmtpTls = false }),
        TimeProvider.System, NullLogger<MailSending>.Instance);

    private async Task ComesAgainAsync() => await RowsAsync("UPDATE shop.mail_outbox SET next_attempt_at = now()");

    private async Task<string> StateAsync() =>
        (await RowsAsync("SELECT CASE WHEN sent_at IS NULL THEN 'waiting' ELSE 'sent' END || ' ' || attempts FROM shop.mail_outbox")).Single();

    private Task<List<string>> RowsAsync(string sql) => _database.TextRowsAsync(sql, []);
}
