using System.Net;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Runtime.Tests.Hosting;

public sealed class LocalhostClusteringTests
{
    [Fact]
    public void a_silo_takes_the_usual_ports_of_this_machine()
    {
        var builder = new SampleBuilder();

        ((ISiloBuilder)builder).UseLocalhostClustering();

        builder.Get<EndpointOptions>().AdvertisedIPAddress.ShouldBe(IPAddress.Loopback);
        builder.Get<EndpointOptions>().SiloPort.ShouldBe(11111);
        builder.Get<EndpointOptions>().GatewayPort.ShouldBe(30000);
        builder.Get<DevelopmentClusterMembershipOptions>().PrimarySiloEndpoint.ShouldBe(new IPEndPoint(IPAddress.Loopback, 11111));
    }

    [Fact]
    public void another_silo_may_hold_the_view()
    {
        var builder = new SampleBuilder();
        var primary = new IPEndPoint(IPAddress.Loopback, 11111);

        ((ISiloBuilder)builder).UseLocalhostClustering(11112, 30001, primary);

        builder.Get<DevelopmentClusterMembershipOptions>().PrimarySiloEndpoint.ShouldBe(primary);
    }

    [Fact]
    public void a_client_finds_the_silos_of_this_machine()
    {
        var one = new SampleBuilder();
        var two = new SampleBuilder();

        ((IClientBuilder)one).UseLocalhostClustering();
        ((IClientBuilder)two).UseLocalhostClustering([30001, 30002]);

        one.Get<StaticGatewayListProviderOptions>().Gateways.ShouldBe([new Uri("gwy.tcp://127.0.0.1:30000/0")]);
        two.Get<StaticGatewayListProviderOptions>().Gateways.Count.ShouldBe(2);
    }

    [Fact]
    public void names_that_were_given_are_set_and_others_keep_what_is_set_elsewhere()
    {
        var given = new SampleBuilder();
        var elsewhere = new SampleBuilder();

        ((ISiloBuilder)given).UseLocalhostClustering(serviceId: "shop", clusterId: "blue");
        ((ISiloBuilder)elsewhere).Configure<ClusterOptions>(options => options.ServiceId = "shop").UseLocalhostClustering();

        (given.Get<ClusterOptions>().ServiceId, given.Get<ClusterOptions>().ClusterId).ShouldBe(("shop", "blue"));
        (elsewhere.Get<ClusterOptions>().ServiceId, elsewhere.Get<ClusterOptions>().ClusterId).ShouldBe(("shop", "default"));
    }
}
