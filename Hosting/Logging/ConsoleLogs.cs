using Microsoft.Extensions.Logging;

namespace Shop.Hosting.Logging;

/// <summary>Logs on the console: for a person at a terminal, for programs everywhere else.</summary>
public static class ConsoleLogs
{
    /// <summary>One line of text an event on a terminal; one JSON object a line, with UTC times, when redirected.</summary>
    public static ILoggingBuilder AddConsoleLogs(this ILoggingBuilder logging)
    {
        ArgumentNullException.ThrowIfNull(logging);
        logging.ClearProviders();
        return Console.IsOutputRedirected
            ? logging.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            })
            : logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "HH:mm:ss ";
            });
    }
}
