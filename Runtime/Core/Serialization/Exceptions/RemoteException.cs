namespace Shop.Runtime.Serialization;

/// <summary>Stands for an exception of another process whose class this process doesn't have, or may not create.</summary>
public sealed class RemoteException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="remoteType">The full name of the class that was thrown.</param>
    public RemoteException(string remoteType)
    {
        ArgumentNullException.ThrowIfNull(remoteType);
        RemoteType = remoteType;
    }

    /// <summary>The full name of the class that was thrown.</summary>
    public string RemoteType { get; }

    /// <summary>The message of the exception that was thrown; its class's name stands in front.</summary>
    public override string Message => $"{RemoteType} (a class unknown here): {base.Message}";
}
