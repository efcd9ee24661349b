namespace Shop.Runtime.Storage.Connections;

/// <summary>What a failed statement says about its batch.</summary>
internal enum FailureKind
{
    /// <summary>The connection is gone, and with it the answer: whether the batch was committed isn't known.</summary>
    Lost,

    /// <summary>Rolled back: another session holds a row.</summary>
    Locked,

    /// <summary>Rolled back: the server can't do its work now, for any batch.</summary>
    Unavailable,

    /// <summary>Rolled back: some member can't be carried out.</summary>
    Member,
}
