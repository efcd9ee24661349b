using Shop.Api.Calls;
using Shop.Api.Carts;
using Shop.Api.Catalog;
using Shop.Api.Checkout;
using Shop.Api.Clustering;
using Shop.Api.Customers;
using Shop.Api.Idempotency;
using Shop.Api.Inventory;
using Shop.Api.Json;
using Shop.Api.Limits;
using Shop.Api.Live;
using Shop.Api.Mail;
using Shop.Api.Media;
using Shop.Api.OpenApi;
using Shop.Api.Orders;
using Shop.Api.Overload;
using Shop.Api.Payments;
using Shop.Api.Problems;
using Shop.Api.Reports;
using Shop.Api.Search;
using Shop.Api.Security;
using Shop.Api.Sessions;
using Shop.Api.Staff;
using Shop.Api.Storefront;
using Shop.Api.WaitingRooms;
using Shop.Api.Webhooks;
using Shop.Hosting.Database;
using Shop.Hosting.Health;
using Shop.Hosting.Logging;
using Shop.Hosting.Settings;
using Shop.Hosting.Telemetry;

namespace Shop.Api;

/// <summary>The HTTP host: thin and stateless, in front of the grains.</summary>
public static class ApiHost
{
    // Answers under Idempotency-Keys, tokens, addresses: the same few statements in nearly every unsafe call.
    private const int PreparedMax = 50;

    /// <summary>Builds the host; <paramref name="configure"/> may change it before its parts are fixed.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is missing or wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        configure?.Invoke(builder);
        builder.Logging.AddConsoleLogs();
        var limits = builder.AddSettings<ApiLimits, ApiLimitsValidator>(ApiLimits.Section);
        builder.WebHost.ConfigureKestrel(kestrel => KestrelBounds.Apply(kestrel, limits));
        builder.WebHost.UseSockets(KestrelBounds.Apply);
        var cluster = builder.AddSettings<ClusterSettings, ClusterSettingsValidator>(ClusterSettings.Section);
        var database = builder.AddDatabase("api", PreparedMax);
        builder.AddTelemetry("api", Environment.MachineName, begins: true);
        var health = builder.AddHealthPort();
        builder.WaitForPrimary(health.Address, health.Port);
        builder.AddClusterClient(cluster, database.ConnectionString);
        builder.Services.AddProblems();
        builder.AddClientAddresses();
        builder.Services.AddRequestLimits(limits);
        builder.Services.AddOverload(limits);
        builder.Services.AddCompression();
        builder.Services.AddApiJson();
        builder.Services.AddMedia();
        builder.Services.AddSearch(database);
        builder.Services.AddSessions();
        builder.Services.AddIdempotency();
        builder.Services.AddSingleton<GrainCalls>();
        builder.Services.AddCatalog();
        builder.Services.AddInventory();
        builder.AddCarts();
        builder.AddCheckouts();
        builder.AddPayments();
        builder.Services.AddOrders();
        builder.Services.AddWaitingRooms();
        builder.AddWebhooks();
        builder.Services.AddClusterPage();
        builder.AddAccounts();
        builder.AddStaff();
        builder.Services.AddLive(limits);
        builder.AddStorefront();
        var mail = builder.AddSettings<MailboxSettings, MailboxSettingsValidator>(MailboxSettings.Section);
        builder.Services.AddApiDescription();

        var app = builder.Build();
        app.UseTraceNames();
        app.UseProductsFromMemory();
        app.UseClientAddresses();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseProblems();
        app.UseRouting();
        app.UseDeclaredBodyLimit();
        app.UseRateHeaders();
        app.UseRateLimiter();
        app.UseOverload();
        app.UseBoundedDecompression();
        app.UseIdempotencyKeys();
        app.UseAuthentication(); // behind routing: only routes with a policy ask who calls
        app.UseAuthorization();
        app.UseIdempotentCalls();
        app.MapHealth().DisableRateLimiting();
        app.MapMedia();
        app.MapApiDescription();
        MapApi(app.MapGroup("/api/v1"));
        app.MapStorefront();
        if (mail.Mailbox)
        {
            app.MapMailbox();
        }

        return app;
    }

    // One line a feature. Policies, limits and names are set on the feature's own group.
    private static void MapApi(RouteGroupBuilder api)
    {
        api.MapSessions();
        api.MapCatalog();
        api.MapCarts();
        api.MapCheckouts();
        api.MapPayments();
        api.MapOrders();
        api.MapCustomers();
        api.MapStaff();
        api.MapSearch();
        api.MapInventory();
        api.MapWaitingRooms();
        api.MapWebhooks();
        api.MapReports();
        api.MapCluster();
        api.MapLive();
    }
}
