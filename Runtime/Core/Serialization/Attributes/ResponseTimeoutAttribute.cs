using System.Globalization;

namespace Orleans;

/// <summary>How long a caller of this grain method waits for the reply; 30 s where nothing is said.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute : Attribute
{
    /// <summary>A time in the syntax of <see cref="TimeSpan.Parse(string)"/>, such as <c>00:00:05</c>; any other text throws.</summary>
    public ResponseTimeoutAttribute(string timeout) => Timeout = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);

    /// <summary>How long to wait.</summary>
    public TimeSpan? Timeout { get; init; }
}
