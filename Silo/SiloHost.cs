using System.Net;
using Orleans.Configuration;
using Orleans.Hosting;
using Shop.Catalog;
using Shop.Hosting.Clustering;
using Shop.Hosting.Database;
using Shop.Hosting.Health;
using Shop.Hosting.Logging;
using Shop.Hosting.Settings;
using Shop.Hosting.Telemetry;
using Shop.Hosting.Tls;
using Shop.Silo.Catalog;
using Shop.Silo.Checkout;
using Shop.Silo.Clustering;
using Shop.Silo.Inventory;
using Shop.Silo.Mail;
using Shop.Silo.Migrations;
using Shop.Silo.Payments;
using Shop.Silo.Reports;
using Shop.Silo.Search;
using Shop.Silo.Sessions;
using Shop.Silo.Storage;
using Shop.Silo.Telemetry;
using Shop.Silo.Time;
using Shop.Silo.WaitingRooms;
using Shop.Silo.Webhooks;

namespace Shop.Silo;

/// <summary>The process in which grains live. Its only HTTP is for operators: its health and its measurements.</summary>
public static class SiloHost
{
    // Finishing turns, writing what is dirty and leaving takes a second or two; supervisors kill after 30.
    private static readonly TimeSpan _stopTimeout = TimeSpan.FromSeconds(25);

    // A silo asks the same some dozens of statements again and again: parsing and planning them took PostgreSQL as long as doing them.
    private const int PreparedMax = 100;

    /// <summary>Builds the host; <paramref name="configure"/> may change it before its parts are fixed.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is missing or wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        configure?.Invoke(builder);
        builder.Logging.AddConsoleLogs();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = _stopTimeout);
        var settings = builder.AddSettings<SiloSettings, SiloSettingsValidator>(SiloSettings.Section);
        var database = builder.AddDatabase(settings.Name, PreparedMax);
        builder.AddTelemetry("silo", settings.Name, begins: false, settings.Zone);
        builder.WaitForPrimary(settings.HealthAddress, settings.HealthPort);
        builder.Services.AddHostedService<MigrationsAtStart>(); // before the silo, which stands on it
        builder.Services.AddHostedService<DatabaseClockReadings>();
        builder.Services.AddHostedService<BooksReadings>();
        builder.Services.AddHostedService<SalesProjection>();
        builder.AddMail();
        builder.AddWebhooks();
        builder.Services.AddSingleton<ICatalogProjection, PostgresProjection>();
        builder.Services.AddSingleton<EndedSessions>();
        builder.Services.AddHostedService<EndedSessionsDaily>();
        builder.AddSettings<RetentionSettings, RetentionSettingsValidator>(RetentionSettings.Section);
        builder.AddPayments();
        var tls = TlsFiles.Find(builder);
        builder.UseOrleans(silo => Configure(silo, settings, database.ConnectionString, tls));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenForProbes(settings.HealthAddress, settings.HealthPort));

        var app = builder.Build();
        app.MapHealth();
        app.MapMetrics();
        return app;
    }

    private static void Configure(ISiloBuilder silo, SiloSettings settings, string connectionString, TlsFiles? tls)
    {
        silo.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = settings.ClusterId;
            options.ServiceId = settings.ServiceId;
        });
        silo.Configure<SiloOptions>(options => options.SiloName = new SiloLabel(settings.Name, settings.Zone).ToString());
        silo.ConfigureEndpoints(IPAddress.Parse(settings.Address), settings.Port, settings.GatewayPort);
        silo.JoinCluster(connectionString);
        silo.CarryTraces();
        if (tls is not null)
        {
            silo.Encrypt(tls);
        }

        silo.Services.AddCallFigures();
        silo.AddStateStorage();
        silo.Services.AddShopGrains();
        silo.Services.AddCatalog(silo.Configuration);
        silo.Services.AddInventory();
        silo.Services.AddCheckout();
        silo.Services.AddWaitingRooms();
        silo.UseAdoNetReminderService(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = connectionString;
        });
    }
}
