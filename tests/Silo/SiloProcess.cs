using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Shop.Runtime.Testing.Network;
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

    public static WebApplication Build(string database, params (string Name, string Value)[] settings) => Build(database, static _ => { }, settings);

    /// <summary>One with parts of the test's own.</summary>
    public static WebApplication Build(
        string database, Action<WebApplicationBuilder> configure, params (string Name, string Value)[] settings) => SiloHost.Build([], builder =>
    {
        configure(builder);
        builder.Configuration["DATABASE_URL"] = database;
        builder.Configuration["Silo:Port"] = Port();
        builder.Configuration["Silo:GatewayPort"] = Port();
        builder.Configuration["Silo:HealthPort"] = Port();
        foreach (var (name, value) in settings)
        {
            builder.Configuration[name] = value;
        }
    });

    /// <summary>Runs a command of <c>Silo.dll</c> in a process of its own, to its end.</summary>
    public static async Task<(int Status, string[] Lines, string Errors)> RunAsync(string database, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Silo.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = { ["DATABASE_URL"] = database },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).TrimEnd().Split('\n'), await errors);
    }

    private static string Port() => FreePort.Next().ToString(CultureInfo.InvariantCulture);
}
