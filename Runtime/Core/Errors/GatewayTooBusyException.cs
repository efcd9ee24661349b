namespace Orleans.Runtime;

/// <summary>
/// The silo that a client is connected to has more work than it takes; the call was not begun and may be tried again later.
/// </summary>
[GenerateSerializer]
public sealed class GatewayTooBusyException : OrleansException
{
    /// <summary>Without a message.</summary>
    public GatewayTooBusyException()
    {
    }

    /// <summary>With a message.</summary>
    public GatewayTooBusyException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what caused it.</summary>
    public GatewayTooBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
