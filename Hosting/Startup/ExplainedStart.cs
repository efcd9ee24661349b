using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Shop.Hosting.Startup;

/// <summary>Runs a host so that a wrong setting ends in a sentence, not in a stack trace.</summary>
public static class ExplainedStart
{
    /// <summary>sysexits.h: something was found in an unconfigured or misconfigured state.</summary>
    public const int Misconfigured = 78;

    /// <summary>Builds the host and runs it until it is told to stop.</summary>
    /// <returns>The process' exit code: 0, or <see cref="Misconfigured"/> with each failure on a line of standard error.</returns>
    public static async Task<int> RunAsync<THost>(Func<THost> build)
        where THost : IHost
    {
        ArgumentNullException.ThrowIfNull(build);
        try
        {
            using var host = build();
            var life = host.Services.GetRequiredService<IHostApplicationLifetime>();
            try
            {
                await host.RunAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (life.ApplicationStopping.IsCancellationRequested)
            {
                // It was told to stop while it was still starting, as one that stands by does for days.
            }

            return 0;
        }
        catch (OptionsValidationException e)
        {
            foreach (var failure in e.Failures)
            {
                await Console.Error.WriteLineAsync(failure).ConfigureAwait(false);
            }

            return Misconfigured;
        }
    }
}
