using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Gateways;
using Shop.Runtime.Net;

namespace Shop.Runtime.Hosting;

/// <summary>Connects the client when its host starts, and disconnects it when the host stops.</summary>
internal sealed class ClientHostedService(ClientRuntime client, IOptions<TransportOptions> transport, ILogger<ClientHostedService> log) : IHostedService
{
    // Silos that start together with the client need some seconds; a client that finds none for so long is better
    // started anew by whoever watches over it (Orleans tries for as long).
    private static readonly TimeSpan _connectTimeout = TimeSpan.FromMinutes(3);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await client.Gateways.Start(cancellationToken);
        try
        {
            await client.Gateways.Connected.WaitAsync(_connectTimeout, transport.Value.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new SiloUnavailableException($"No gateway of the cluster could be reached within {_connectTimeout}.");
        }

        GatewayLog.Connected(log, client.Identity);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await client.Gateways.Stop(cancellationToken);
        client.Pending.RejectAll(call => new SiloUnavailableException($"The client has stopped; the outcome of {call.Method} on {call.TargetId} is unknown."));
        GatewayLog.Left(log, client.Identity);
    }
}
