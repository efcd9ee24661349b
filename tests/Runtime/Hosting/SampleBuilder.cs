using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Hosting;

namespace Runtime.Tests.Hosting;

/// <summary>A builder without a host, to see what the extensions register.</summary>
internal sealed class SampleBuilder : ISiloBuilder, IClientBuilder
{
    public IServiceCollection Services { get; } = new ServiceCollection();

    public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();

    public TOptions Get<TOptions>()
        where TOptions : class => Services.BuildServiceProvider().GetRequiredService<IOptions<TOptions>>().Value;
}
