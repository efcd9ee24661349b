using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Shop.Bench.Shop;
using Shop.Runtime.Storage.Hosting;

namespace Shop.Bench.Runtime.External;

/// <summary>What the second process of a measurement does; says when it serves, and ends with its standard input.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";
    public const string Silo = "silo";
    public const string Member = "member";
    public const string Echo = "echo";
    public const string Api = "api";
    public const string DatabaseOption = "--database";
    public const string ClusterOption = "--cluster";
    public const string PortOption = "--port";
    public const string SiloPortOption = "--silo-port";
    public const string RequestOption = "--request";
    public const string ReplyOption = "--reply";

    public static Command Create()
    {
        var part = new Argument<string>("part") { Description = "silo, member, api or echo." };
        var port = new Option<int>(PortOption) { Description = "Where clients come in." };
        var siloPort = new Option<int>(SiloPortOption) { Description = "For silo and member: where silos come in." };
        var database = new Option<string>(DatabaseOption) { Description = "For member and api: where the cluster's table and the states are." };
        var cluster = new Option<string>(ClusterOption) { Description = "For member: the cluster that it joins." };
        var request = new Option<int>(RequestOption) { Description = "For echo: the bytes of a request." };
        var reply = new Option<int>(ReplyOption) { Description = "For echo: the bytes of a reply." };
        var command = new Command(Name, "Serves a measurement that runs in another process.") { part, port, siloPort, database, cluster, request, reply };
        command.Hidden = true;
        command.SetAction(parsed => parsed.GetRequiredValue(part) switch
        {
            Silo => ServeSilo(parsed.GetValue(siloPort), parsed.GetValue(port)),
            Member => ServeMember(parsed.GetRequiredValue(database), parsed.GetRequiredValue(cluster), parsed.GetValue(siloPort), parsed.GetValue(port)),
            Api => ServeApi(parsed.GetRequiredValue(database), parsed.GetValue(port)),
            _ => ServeEcho(parsed.GetValue(port), parsed.GetValue(request), parsed.GetValue(reply)),
        });
        return command;
    }

    private static async Task ServeSilo(int siloPort, int gatewayPort)
    {
        using var silo = await BenchSilo.Start(builder => builder.UseLocalhostClustering(siloPort, gatewayPort));
        await Serve();
        await silo.StopAsync();
    }

    private static async Task ServeMember(string database, string cluster, int siloPort, int gatewayPort)
    {
        using var silo = await BenchSilo.Start(builder => builder
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "bench"))
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database))
            .AddPostgresGrainStorageAsDefault(options => options.ConnectionString = database)
            .ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort));
        await Serve();
        await silo.StopAsync();
    }

    private static async Task ServeApi(string database, int port)
    {
        await using var api = await BenchApi.Start(database, port);
        await Serve();
        await api.StopAsync();
    }

    private static async Task ServeEcho(int port, int request, int reply)
    {
        using var server = new EchoServer(port, request, reply);
        await Serve();
    }

    private static async Task Serve()
    {
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
    }
}
