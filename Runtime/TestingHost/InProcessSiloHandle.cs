using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Gateway;

namespace Orleans.TestingHost;

/// <summary>A silo in the test's own process.</summary>
public class InProcessSiloHandle : SiloHandle
{
    private bool _active = true;

    /// <summary>The silo's host.</summary>
    public IHost SiloHost { get; init; } = null!;

    /// <summary>The silo's services.</summary>
    public IServiceProvider ServiceProvider => SiloHost.Services;

    /// <inheritdoc/>
    public override bool IsActive => _active;

    /// <inheritdoc/>
    public override async Task StopSiloAsync(bool stopGracefully)
    {
        if (stopGracefully)
        {
            await StopSiloAsync(CancellationToken.None);
            return;
        }

        // Connections that break and no time to drain: the nearest that a living process comes to being killed.
        if (_active)
        {
            _active = false;
            await ServiceProvider.GetRequiredService<SiloGateway>().Kill();
            await StopHost(new CancellationToken(canceled: true));
        }
    }

    /// <inheritdoc/>
    public override async Task StopSiloAsync(CancellationToken ct)
    {
        if (!_active)
        {
            return;
        }

        _active = false;
        await StopHost(ct);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await StopSiloAsync(stopGracefully: true);
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads the addresses that the silo got when it started.</summary>
    internal void LearnAddresses()
    {
        SiloAddress = ServiceProvider.GetRequiredService<SiloRuntime>().Address;
        if (ServiceProvider.GetRequiredService<SiloGateway>().ClientEndPoint is { } gateway)
        {
            GatewayAddress = SiloAddress.New(gateway, SiloAddress.Generation);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _active = false;
            SiloHost.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task StopHost(CancellationToken ct)
    {
        try
        {
            await SiloHost.StopAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Cut short, as asked for.
        }
    }
}
