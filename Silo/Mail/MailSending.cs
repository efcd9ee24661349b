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

    private int _round;

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
            await SendAsync(mail, cancellationToken);
        }

        return claimed.Count;
    }

    private async Task SendAsync(ClaimedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(_patienceMax);
            await mailer.SendAsync(outbox.Fill(mail), patience.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Not the exception itself: servers repeat the recipient's address in what they say.
            var reason = e is SmtpException smtp ? $"SMTP {smtp.StatusCode}" : e.GetType().Name;
            LogNotSent(logger, mail.Template, mail.Id, reason);
            await outbox.FailedAsync(mail.Id, reason, cancellationToken);
            return;
        }

        await outbox.SentAsync(mail.Id, cancellationToken);
    }

    [LoggerMessage(5200, LogLevel.Warning, "The mail {Id} ({Template}) could not be sent: {Reason}")]
    private static partial void LogNotSent(ILogger logger, string template, Guid id, string reason);
}
