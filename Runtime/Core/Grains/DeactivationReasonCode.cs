namespace Orleans;

/// <summary>Kinds of reasons why an activation goes.</summary>
[GenerateSerializer]
public enum DeactivationReasonCode : byte
{
    /// <summary>No reason.</summary>
    None,

    /// <summary>The silo stops.</summary>
    ShuttingDown,

    /// <summary>It could not be activated.</summary>
    ActivationFailed,

    /// <summary>Its place in the cluster could not be registered.</summary>
    DirectoryFailure,

    /// <summary>It was idle for long.</summary>
    ActivationIdle,

    /// <summary>It doesn't answer.</summary>
    ActivationUnresponsive,

    /// <summary>Another activation of the grain exists.</summary>
    DuplicateActivation,

    /// <summary>It got a call of another version of its interface.</summary>
    IncompatibleRequest,

    /// <summary>Its own code failed.</summary>
    ApplicationError,

    /// <summary>Its own code asked for it.</summary>
    ApplicationRequested,

    /// <summary>It moves to another silo.</summary>
    Migrating,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory is short.</summary>
    HighMemoryPressure,
}
