namespace Orleans.Runtime;

/// <summary>The base of what the runtime itself throws.</summary>
[GenerateSerializer]
public class OrleansException : Exception
{
    /// <summary>Without a message.</summary>
    public OrleansException()
    {
    }

    /// <summary>With a message.</summary>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what caused it.</summary>
    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
