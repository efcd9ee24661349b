using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Shop.Api;

namespace Shop.Bench.Shop;

/// <summary>An Api in a process of its own, which says on request what its memory comes to.</summary>
internal static class BenchApi
{
    /// <summary>Answers the bytes of the heap, and of the process, once all that nobody needs is gone.</summary>
    public const string MemoryPath = "/bench/memory";

    public static async Task<WebApplication> Start(string database, int port)
    {
        var api = ApiHost.Build(["--urls", $"http://127.0.0.1:{port}"], builder =>
        {
            builder.Configuration["DATABASE_URL"] = database;
            builder.Logging.SetMinimumLevel(LogLevel.Warning);

            // All streams come from one address, and some are there beside those that are measured.
            foreach (var limit in new[] { "AddressBurst", "AddressPerSecond", "LiveStreamsOfAddressMax", "LiveStreamsMax" })
            {
                builder.Configuration[$"Limits:{limit}"] = "1000000";
            }
        });
        api.MapGet(MemoryPath, Memory).DisableRateLimiting();
        await api.StartAsync();
        return api;
    }

    private static string Memory()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {Environment.WorkingSet}");
    }
}
