using Orleans.Runtime;

namespace Shop.Runtime.Reminders;

/// <summary>Identifies a reminder.</summary>
internal readonly record struct ReminderKey(GrainId Grain, string Name);
