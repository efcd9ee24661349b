using Microsoft.AspNetCore.HttpOverrides;
using Shop.Hosting.Settings;

namespace Shop.Api.Limits;

/// <summary>Where requests come from, behind proxies that say so.</summary>
public static class ClientAddresses
{
    // A content network, a load balancer and one more.
    private const int ProxiesMax = 3;

    /// <summary>Reads whose word is taken.</summary>
    public static void AddClientAddresses(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = builder.AddSettings<ProxySettings, ProxySettingsValidator>(ProxySettings.Section);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = ProxiesMax;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.Split())
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }
        });
    }

    /// <summary>Takes their word, before anything looks at the address. Without a trusted network, nobody's.</summary>
    public static void UseClientAddresses(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ProxySettings>>().Value.Split().Any())
        {
            app.UseForwardedHeaders();
        }
    }
}
