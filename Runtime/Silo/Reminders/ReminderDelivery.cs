using Orleans.Runtime;

namespace Shop.Runtime.Reminders;

/// <summary>Sends a tick to its grain; ends when the grain has dealt with it.</summary>
internal delegate Task ReminderDelivery(GrainId grain, string reminderName, TickStatus status);
