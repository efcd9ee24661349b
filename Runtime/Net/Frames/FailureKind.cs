namespace Shop.Runtime.Net;

/// <summary>How a call failed.</summary>
internal enum FailureKind : byte
{
    /// <summary>An exception follows.</summary>
    Exception = 0,

    /// <summary>Refused, not begun: the silo has as many calls under way as it takes. Nothing follows.</summary>
    TooBusy = 1,

    /// <summary>Dropped: its caller's time was over before its turn came, or long before it ended. Nothing follows.</summary>
    Expired = 2,
}
