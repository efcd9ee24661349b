using System.Net.Mail;
using Shop.Hosting.Periodic;
using Shop.Mail;

namespace Shop.Silo.Mail;

/// <summary>Sends what is in the outbox: looks every second, and goes on while there is more.</summary>
/// <param name="outbox">What is to be sent.</param>
/// <param name="mailer">How.</param>
/// <param name="time">For the seconds in between.</param>
/// <param name="logger">For mails that can't be sent; never for whose they are.</param>
public sealed partial class MailSending(MailOutbox outbox, IMailer mailer, TimeProvider time, ILogger<MailSending> logger)
    : PeriodicService(_period, time, logger)
{
    private const int RoundsBetweenForgetting = 3600;

    // All that are claimed at once are through before their lease is over.
    private static readonly TimeSpan _patienceMax = MailOutbox.Lease / (MailOutbox.ClaimMax + 4);

    private static readonly TimeSpan _period = TimeSpan.FromSeconds(1);

    // Handed over, and not noted yet, because the database was away just then: claimed again, they are noted and not sent once more.
    private readonly HashSet<Guid> _handedOver = [];

    private int _round;

    /// <summary>One round, at once.</summary>
    internal Task RoundAsync(CancellationToken cancellationToken) => WorkAsync(cancellationToken);

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (await SendSomeAsync(stoppingToken) > 0)
        {
        }

        if (_round++ % RoundsBetweenForgetting == 0)
        {
            await outbox.ForgetAsync(stoppingToken);
        }
    }

    private async Task<int> SendSomeAsync(CancellationToken cancellationToken)
    {
        var claimed = await outbox.ClaimAsync(cancellationToken);
        foreach (var mail in claimed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await SendAsync(mail);
        }

        return claimed.Count;
    }

    // What was begun comes to its end even where the silo is stopping: cut off between the server's answer and our note, a mail would be
    // sent twice. It takes some seconds at most.
    private async Task SendAsync(ClaimedMail mail)
    {
        if (!_handedOver.Contains(mail.Id))
        {
            if (await WhyNotSentAsync(mail) is { } reason)
            {
                LogNotSent(logger, mail.Template, mail.Id, reason);
                await outbox.FailedAsync(mail.Id, reason, CancellationToken.None);
                return;
            }

            _handedOver.Add(mail.Id);
        }

        await outbox.SentAsync(mail.Id, CancellationToken.None);
        _handedOver.Remove(mail.Id);
    }

    private async Task<string?> WhyNotSentAsync(ClaimedMail mail)
    {
        try
        {
            using var patience = new CancellationTokenSource(_patienceMax);
            await mailer.SendAsync(outbox.Fill(mail), patience.Token);
            return null;
        }
        catch (Exception e)
        {
            // Not the exception itself: servers repeat the recipient's address in what they say.
            return e is SmtpException smtp ? $"SMTP {smtp.StatusCode}" : e.GetType().Name;
        }
    }

    [LoggerMessage(5200, LogLevel.Warning, "The mail {Id} ({Template}) could not be sent: {Reason}")]
    private static partial void LogNotSent(ILogger logger, string template, Guid id, string reason);
}
