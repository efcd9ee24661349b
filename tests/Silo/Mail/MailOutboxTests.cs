using Npgsql;
using Shop.Runtime.Storage.Schema;
using Shop.Silo.Mail;
using Shop.Silo.Migrations;

namespace Shop.Silo.Tests.Mail;

public sealed class MailOutboxTests : IAsyncLifetime
{
    private NpgsqlDataSource _database = null!;
    private MailOutbox _outbox = null!;

    public async Task InitializeAsync()
    {
        _database = NpgsqlDataSource.Create(await SiloProcess.CreateDatabaseAsync());
        await new SchemaMigrator(_database).MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations]);
        _outbox = new MailOutbox(_database, "https://shop.example/");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task two_that_take_at_once_never_take_the_same()
    {
        for (var mail = 0; mail < 60; mail++)
        {
            await AddAsync();
        }

        var claimed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _outbox.ClaimAsync(CancellationToken.None)));

        claimed.SelectMany(mails => mails).Select(mail => mail.Id).ShouldBeUnique();
        claimed.ShouldAllBe(mails => mails.Count <= 20);
    }

    [Fact]
    public async Task one_whose_taker_died_is_taken_again_once_its_lease_is_over()
    {
        var id = await AddAsync();
        (await _outbox.ClaimAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (await _outbox.ClaimAsync(CancellationToken.None)).ShouldBeEmpty();

        await ExecuteAsync("UPDATE shop.mail_outbox SET next_attempt_at = next_attempt_at - interval '2 minutes'");

        (await _outbox.ClaimAsync(CancellationToken.None)).ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public async Task what_was_sent_is_not_sent_again_and_its_link_is_forgotten()
    {
        var id = await AddAsync();
        var mail = (await _outbox.ClaimAsync(CancellationToken.None)).ShouldHaveSingleItem();
        _outbox.Fill(mail).Body.ShouldContain("https://shop.example/account/reset#token=secret");

        await _outbox.SentAsync(id, CancellationToken.None);

        await ExecuteAsync("UPDATE shop.mail_outbox SET next_attempt_at = now()");
        (await _outbox.ClaimAsync(CancellationToken.None)).ShouldBeEmpty();
        (await DataAsync()).ShouldBe("{}");
    }

    [Fact]
    public async Task what_cannot_be_sent_is_tried_later_and_given_up_after_half_a_day()
    {
        var id = await AddAsync();
        for (var attempt = 0; attempt < 16; attempt++)
        {
            (await _outbox.ClaimAsync(CancellationToken.None)).ShouldHaveSingleItem();
            await _outbox.FailedAsync(id, "SmtpException", CancellationToken.None);
            (await _outbox.ClaimAsync(CancellationToken.None)).ShouldBeEmpty();
            await ExecuteAsync("UPDATE shop.mail_outbox SET next_attempt_at = now()");
        }

        (await _outbox.ClaimAsync(CancellationToken.None)).ShouldBeEmpty();
        (await DataAsync()).ShouldBe("{}");
    }

    private async Task<Guid> AddAsync()
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync(
            "INSERT INTO shop.mail_outbox (id, template, recipient, data) VALUES ($1, 'reset-password', 'anna@example.com', '{\"name\":\"Anna\",\"token\":\"secret\"}')", id);
        return id;
    }

    private async Task<string?> DataAsync()
    {
        await using var command = _database.CreateCommand("SELECT data::text FROM shop.mail_outbox");
        return (string?)await command.ExecuteScalarAsync();
    }

    private async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = _database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}
