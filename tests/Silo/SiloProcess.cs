using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Silo.Tests;

/// <summary>The silo's host as it runs, on free ports, with the database of a test.</summary>
public static class SiloProcess
{
    public static async Task<string> CreateDatabaseAsync()
    {
        var server = await PostgresServer.Shared;
        return server.ConnectionStringTo(await server.CreateDatabaseAsync());
    }

    public static WebApplication Build(string database, params (string Name, string Value)[] settings) => SiloHost.Build([], builder =>
    {
        builder.Configuration["DATABASE_URL"] = database;
        builder.Configuration["Silo:Port"] = FreePort();
        builder.Configuration["Silo:GatewayPort"] = FreePort();
        builder.Configuration["Silo:HealthPort"] = FreePort();
        foreach (var (name, value) in settings)
        {
            builder.Configuration[name] = value;
        }
    });

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
