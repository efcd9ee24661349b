using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Membership;

namespace Shop.Runtime.Reminders;

/// <summary>The services of reminders.</summary>
internal static class ReminderServices
{
    /// <summary>Adds them, over a table of this type; the last table added is the one.</summary>
    public static IServiceCollection Add<TTable>(IServiceCollection services)
        where TTable : class, IReminderTable
    {
        services.Replace(ServiceDescriptor.Singleton<IReminderTable, TTable>());
        if (services.Any(service => service.ServiceType == typeof(ReminderService)))
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ReminderOwnership>(static _ => true); // a silo has set it already
        services.TryAddSingleton<ReminderDelivery>(provider =>
        {
            var grains = provider.GetRequiredService<IGrainFactory>();
            return (grain, name, status) => grains.GetGrain<IRemindable>(grain).ReceiveReminder(name, status);
        });
        services.AddSingleton<ReminderService>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider =>
        {
            var reminders = provider.GetRequiredService<ReminderService>();
            if (provider.GetService<GrainPlacement>() is { } placement)
            {
                placement.Changed += () => _ = reminders.ReloadAsync(CancellationToken.None);
            }

            return reminders;
        });
        services.AddSingleton<IReminderRegistry, ReminderRegistry>();
        return services;
    }
}
