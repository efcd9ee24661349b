using System.Diagnostics;

namespace Orleans.Configuration;

/// <summary>How calls are sent.</summary>
public abstract class MessagingOptions
{
    private TimeSpan _responseTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a caller waits for a reply; 30 s by default, and <see cref="ResponseTimeoutWithDebugger"/> under a
    /// debugger.
    /// </summary>
    public TimeSpan ResponseTimeout
    {
        get => Debugger.IsAttached ? ResponseTimeoutWithDebugger : _responseTimeout;
        set => _responseTimeout = value;
    }

    /// <summary>How long a caller waits under a debugger; 30 minutes by default.</summary>
    public TimeSpan ResponseTimeoutWithDebugger { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether calls whose caller has given up are dropped unread; true by default.</summary>
    public bool DropExpiredMessages { get; set; } = true;

    /// <summary>The longest header that is read, in bytes; 10 MiB by default.</summary>
    public int MaxMessageHeaderSize { get; set; } = 10 * 1024 * 1024;

    /// <summary>The longest body that is read, in bytes; 100 MiB by default.</summary>
    public int MaxMessageBodySize { get; set; } = 100 * 1024 * 1024;
}
