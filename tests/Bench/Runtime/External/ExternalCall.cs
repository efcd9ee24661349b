using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Shop.Bench.Measuring;
using Shop.Runtime.Testing.Network;

namespace Shop.Bench.Runtime.External;

/// <summary>
/// Calls from a client to the grains of a silo in another process. Beside it, over the same transport, an echo of as
/// many bytes each way: what remains of a call without the runtime.
/// </summary>
/// <param name="name">The case's name.</param>
/// <param name="callers">How many callers there are at once; one result for each count, the first under the case's name alone.</param>
/// <param name="bind">Makes the call of one of the grains.</param>
internal sealed class ExternalCall(string name, int[] callers, Func<IGrainFactory, int, Func<Task>> bind) : IBenchCase
{
    private const int Grains = 1_000;

    /// <summary>Calls without arguments or results, by one, a hundred and a thousand callers.</summary>
    public static ExternalCall Ping { get; } = new("ping-external", [100, 1, 1_000], static (factory, i) => factory.GetGrain<IPingGrain>(i).Ping);

    /// <summary>Calls that return a cart of ten lines.</summary>
    public static ExternalCall Cart { get; } = new("cart-external", [100], static (factory, i) => factory.GetGrain<IBenchCartGrain>(i).Get);

    public string Name => name;

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        int[] ports = [FreePort.Next(), FreePort.Next(), FreePort.Next()];
        await using var silo = await OtherProcess.Start(
            ServeCommand.Silo, ServeCommand.SiloPortOption, Text(ports[0]), ServeCommand.PortOption, Text(ports[1]));
        var (request, reply) = await BytesOfCall(ports[1]);
        await using var echo = await OtherProcess.Start(
            ServeCommand.Echo, ServeCommand.PortOption, Text(ports[2]), ServeCommand.RequestOption, Text(request), ServeCommand.ReplyOption, Text(reply));
        using var client = await StartClient(ports[1]);
        var calls = Calls(client);
        await using var plain = await EchoClient.Connect(new IPEndPoint(IPAddress.Loopback, ports[2]), request, reply);
        var results = new List<Result>();
        foreach (var count in callers)
        {
            var (ours, reference) = await Alternating.Run(
                options,
                round => ClosedLoop.Run(count, round, silo.Cpu, (caller, i) => calls[(caller + (i * 31)) % Grains]()),
                round => ClosedLoop.Run(count, round, echo.Cpu, (_, _) => plain.Call()));
            results.Add(Result.Of(
                count == callers[0] ? name : $"{name}-{count}", "calls", ours, $"TCP echo of {request} bytes there and {reply} back", reference));
        }

        await client.StopAsync();
        return results;
    }

    private static async Task<IHost> StartClient(int port)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client => client.UseLocalhostClustering(port));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Func<Task>[] Calls(IHost client)
    {
        var factory = client.Services.GetRequiredService<IClusterClient>();
        return [.. Enumerable.Range(0, Grains).Select(i => bind(factory, i))];
    }

    private async Task<(int There, int Back)> BytesOfCall(int port)
    {
        using var counted = new CountedBytes(port);
        using var client = await StartClient(counted.Port);
        var sizes = await counted.Measure(Calls(client)[Grains / 2]);
        await client.StopAsync();
        return sizes;
    }
}
