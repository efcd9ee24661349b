namespace Shop.Runtime.Serialization;

/// <summary>
/// Bytes that aren't a message of the expected type, or a message that can't be put into bytes: too deep (a cycle, most
/// often), a type without a codec, a value out of its range. The only exception that reading a frame throws.
/// </summary>
public sealed class WireFormatException : Exception
{
    /// <summary>Creates the exception with a message for the operator.</summary>
    public WireFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message for the operator and what led to it.</summary>
    public WireFormatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// What a reader makes of an exception from code that isn't its own (a constructor, a setter, a hash code): the bytes
    /// made that code fail, so the bytes are at fault.
    /// </summary>
    public static WireFormatException From(Exception exception) =>
        new($"The message can't be read: {exception.Message}", exception);
}
