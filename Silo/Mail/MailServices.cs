using Npgsql;
using Shop.Hosting.Settings;
using Shop.Mail;

namespace Shop.Silo.Mail;

/// <summary>Registers what sends mail.</summary>
public static class MailServices
{
    /// <summary>Adds it; nothing is sent where no way is set.</summary>
    public static void AddMail(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = builder.AddSettings<MailSettings, MailSettingsValidator>(MailSettings.Section);
        if (!settings.Mailbox && settings.SmtpHost is null)
        {
            return;
        }

        builder.Services.AddSingleton(provider => new MailOutbox(provider.GetRequiredService<NpgsqlDataSource>(), settings.PublicUrl));
        builder.Services.AddSingleton<IMailer>(provider => settings.Mailbox
            ? new MailboxMailer(provider.GetRequiredService<NpgsqlDataSource>())
            : new SmtpMailer(settings));
        builder.Services.AddHostedService<MailSending>();
    }
}
