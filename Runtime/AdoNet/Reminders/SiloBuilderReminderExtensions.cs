using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Shop.Runtime.AdoNet.Reminders;
using Shop.Runtime.Reminders;

namespace Orleans.Hosting;

/// <summary>Adds reminders that are kept in PostgreSQL.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Keeps reminders in the database's table.</summary>
    public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<AdoNetReminderTableOptions> configureOptions) =>
        builder.UseAdoNetReminderService(options => options.Configure(configureOptions));

    /// <summary>Keeps reminders in the database's table.</summary>
    public static ISiloBuilder UseAdoNetReminderService(
        this ISiloBuilder builder, Action<OptionsBuilder<AdoNetReminderTableOptions>> configureOptions) =>
        builder.ConfigureServices(services => services.UseAdoNetReminderService(configureOptions));

    /// <summary>Keeps reminders in the database's table.</summary>
    public static IServiceCollection UseAdoNetReminderService(
        this IServiceCollection services, Action<OptionsBuilder<AdoNetReminderTableOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configureOptions);
        configureOptions(services.AddOptions<AdoNetReminderTableOptions>());
        return ReminderServices.Add<PostgresReminderTable>(services);
    }
}
