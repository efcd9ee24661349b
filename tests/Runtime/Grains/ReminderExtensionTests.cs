using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Reminders;

namespace Runtime.Tests.Grains;

public sealed class ReminderExtensionTests
{
    private static readonly GrainId _id = GrainId.Create("sample", "1");

    [Fact]
    public async Task a_grain_registers_reminders_under_its_own_id()
    {
        var registry = new Registry();
        var grain = Made(registry, () => new RemindableGrain());

        await grain.RegisterOrUpdateReminder("wake", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        await grain.GetReminder("wake");
        await grain.GetReminders();
        await grain.UnregisterReminder(new Reminder("wake"));

        registry.Asked.ShouldBe(
            ["register sample/1 wake 00:01:00 00:02:00", "get sample/1 wake", "list sample/1", "unregister sample/1 wake"]);
    }

    [Fact]
    public void a_grain_that_takes_no_reminders_can_not_register_one() =>
        Should.Throw<InvalidOperationException>(() =>
            Made(new Registry(), () => new PlainGrain()).RegisterOrUpdateReminder("wake", TimeSpan.Zero, TimeSpan.FromMinutes(1)));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void a_reminder_needs_a_name(string? name)
    {
        var grain = Made(new Registry(), () => new RemindableGrain());

        Should.Throw<ArgumentNullException>(() => grain.RegisterOrUpdateReminder(name!, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
        Should.Throw<ArgumentNullException>(() => grain.GetReminder(name!));
    }

    [Fact]
    public void a_silo_without_a_reminder_service_says_so()
    {
        var activation = new FakeActivation(_id, new ServiceCollection().BuildServiceProvider());

        Should.Throw<OrleansConfigurationException>(() => activation.Make(() => new RemindableGrain()).GetReminders());
    }

    private static TGrain Made<TGrain>(Registry registry, Func<TGrain> constructor) =>
        new FakeActivation(_id, new ServiceCollection().AddSingleton<IReminderRegistry>(registry).BuildServiceProvider()).Make(constructor);

    private sealed record Reminder(string ReminderName) : IGrainReminder;

    private sealed class PlainGrain : Grain;

    private sealed class RemindableGrain : Grain, IRemindable
    {
        public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
    }

    private sealed class Registry : IReminderRegistry
    {
        public List<string> Asked { get; } = [];

        public Task<IGrainReminder> RegisterOrUpdateReminder(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
        {
            Asked.Add($"register {grain} {name} {dueTime} {period}");
            return Task.FromResult<IGrainReminder>(new Reminder(name));
        }

        public Task UnregisterReminder(GrainId grain, IGrainReminder reminder)
        {
            Asked.Add($"unregister {grain} {reminder.ReminderName}");
            return Task.CompletedTask;
        }

        public Task<IGrainReminder?> GetReminder(GrainId grain, string name)
        {
            Asked.Add($"get {grain} {name}");
            return Task.FromResult<IGrainReminder?>(null);
        }

        public Task<List<IGrainReminder>> GetReminders(GrainId grain)
        {
            Asked.Add($"list {grain}");
            return Task.FromResult(new List<IGrainReminder>());
        }
    }
}
