namespace Shop.Runtime.Net;

/// <summary>How a call failed.</summary>
internal enum FailureKind : byte
{
    /// <summary>An exception follows.</summary>
    Exception = 0,

    /// <summary>Refused, not begun: the silo has as many calls under way as it takes. Nothing follows.</summary>
    TooBusy = 1,

    /// <summary>Dropped, not begun: it came to its turn when its caller's time was over. Nothing follows.</summary>
    Expired = 2,
}
