namespace Shop.Runtime.Net;

/// <summary>What a call frame says of its call.</summary>
[Flags]
internal enum CallFlags : uint
{
    None = 0,

    /// <summary>No reply is expected, nor sent.</summary>
    OneWay = 1,

    /// <summary>The caller may signal the callee's cancellation token by a <see cref="FrameKind.Cancel"/> frame.</summary>
    Cancellable = 2,

    /// <summary>A block of headers stands before the arguments. See <see cref="CallHeaders"/>.</summary>
    HasHeaders = 4,
}
