using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Runtime.Tests.Hosting;

public sealed class EndpointTests
{
    [Fact]
    public void a_silo_listens_where_it_is_advertised_unless_told_otherwise()
    {
        var builder = new SampleBuilder();

        builder.ConfigureEndpoints(IPAddress.Parse("10.1.2.3"), 5000, 6000);

        var options = builder.Get<EndpointOptions>();
        options.AdvertisedIPAddress.ShouldBe(IPAddress.Parse("10.1.2.3"));
        options.SiloPort.ShouldBe(5000);
        options.GatewayPort.ShouldBe(6000);
        options.SiloListeningEndpoint.ShouldBeNull();
        options.GatewayListeningEndpoint.ShouldBeNull();
    }

    [Fact]
    public void a_silo_can_listen_on_all_addresses_of_its_machine()
    {
        var builder = new SampleBuilder();

        builder.ConfigureEndpoints(IPAddress.Loopback, 5000, 6000, listenOnAnyHostAddress: true);

        builder.Get<EndpointOptions>().SiloListeningEndpoint.ShouldBe(new IPEndPoint(IPAddress.Any, 5000));
        builder.Get<EndpointOptions>().GatewayListeningEndpoint.ShouldBe(new IPEndPoint(IPAddress.Any, 6000));
    }

    [Fact]
    public void a_host_name_or_nothing_stands_for_an_address()
    {
        var named = new SampleBuilder();
        var unnamed = new SampleBuilder();

        named.ConfigureEndpoints("127.0.0.1", 5000, 6000);
        unnamed.ConfigureEndpoints(5000, 6000);

        named.Get<EndpointOptions>().AdvertisedIPAddress.ShouldBe(IPAddress.Loopback);
        unnamed.Get<EndpointOptions>().AdvertisedIPAddress.AddressFamily.ShouldBe(AddressFamily.InterNetwork);
    }

    [Fact]
    public void an_address_of_another_family_is_none() =>
        Should.Throw<ArgumentException>(() =>
            new SampleBuilder().ConfigureEndpoints("127.0.0.1", 5000, 6000, AddressFamily.InterNetworkV6));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("255.255.255.255")]
    public void an_address_that_nobody_reaches_is_refused(string address) =>
        Should.Throw<OrleansConfigurationException>(() => new EndpointOptions { AdvertisedIPAddress = IPAddress.Parse(address) });

    [Fact]
    public void no_address_and_no_port_are_refused()
    {
        Should.Throw<OrleansConfigurationException>(() => new EndpointOptions { AdvertisedIPAddress = null! });
        Should.Throw<OrleansConfigurationException>(() => new EndpointOptions { SiloPort = 0 });
    }
}
