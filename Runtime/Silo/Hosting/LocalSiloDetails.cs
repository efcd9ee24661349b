using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Dispatch;

namespace Shop.Runtime.Hosting;

/// <inheritdoc cref="ILocalSiloDetails"/>
internal sealed class LocalSiloDetails(SiloRuntime silo, IOptions<SiloOptions> options, IOptions<ClusterOptions> cluster) : ILocalSiloDetails
{
    public string Name => options.Value.SiloName ?? silo.Address.ToParsableString();

    public string ClusterId => cluster.Value.ClusterId;

    public SiloAddress SiloAddress => silo.Address;
}
