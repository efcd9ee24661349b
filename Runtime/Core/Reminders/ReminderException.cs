namespace Orleans.Runtime;

/// <summary>A reminder could not be stored or removed.</summary>
[GenerateSerializer]
public sealed class ReminderException : OrleansException
{
    /// <summary>With a message.</summary>
    public ReminderException(string message)
        : base(message)
    {
    }
}
