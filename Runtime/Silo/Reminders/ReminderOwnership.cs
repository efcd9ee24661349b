using Orleans.Runtime;

namespace Shop.Runtime.Reminders;

/// <summary>Whether this silo ticks the reminders of a grain: it does where it owns the grain.</summary>
internal delegate bool ReminderOwnership(GrainId grain);
