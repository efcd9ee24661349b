using Shop.Runtime.Reminders;

namespace Runtime.Tests.Reminders;

public sealed class MemoryReminderTableTests : ReminderTableConformance
{
    internal override Task<IReminderTable> CreateAsync() => Task.FromResult<IReminderTable>(new MemoryReminderTable());
}
