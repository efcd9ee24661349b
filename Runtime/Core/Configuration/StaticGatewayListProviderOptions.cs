namespace Orleans.Configuration;

/// <summary>The silos that a client connects to, where it isn't told by a membership table.</summary>
public class StaticGatewayListProviderOptions
{
    /// <summary>Their addresses, as <c>gwy.tcp://ip:port/generation</c>.</summary>
    public List<Uri> Gateways { get; set; } = [];
}
