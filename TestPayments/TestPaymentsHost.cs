using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using Shop.Hosting.Database;
using Shop.Hosting.Health;
using Shop.Hosting.Logging;
using Shop.Hosting.Settings;
using Shop.TestPayments.Ledger;
using Shop.TestPayments.Payments;
using Shop.TestPayments.ThreeDSecure;
using Shop.TestPayments.Webhooks;

namespace Shop.TestPayments;

/// <summary>
/// The test payment provider: authorise, capture, void, refund, query and cancel over HTTP, a 3-D Secure page, signed webhooks,
/// and books of its own. Its cards are numbers that no bank gives out; every other is refused, and none is stored or logged.
/// </summary>
public static class TestPaymentsHost
{
    // The largest request names a card and two addresses.
    private const int BodyBytesMax = 8 * 1024;

    // Its books are asked the same dozen statements again and again.
    private const int PreparedMax = 20;

    /// <summary>Builds the host; <paramref name="configure"/> may change it before its parts are fixed.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is missing or wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        configure?.Invoke(builder);
        builder.Logging.AddConsoleLogs();
        builder.Services.AddSingleton(builder.AddSettings<TestPaymentsSettings, TestPaymentsSettingsValidator>(TestPaymentsSettings.Section));
        builder.AddDatabase("test-payments", PreparedMax);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
            kestrel.Limits.MaxConcurrentConnections = 2_000; // the shop's processes, and people on the 3-D Secure page
        });
        builder.Services.ConfigureHttpJsonOptions(static options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        builder.Services.AddProblemDetails();
        builder.Services.AddHostedService<LedgerAtStart>();
        builder.Services.AddSingleton<BooksAtOnce>();
        builder.Services.AddSingleton<Books>();
        builder.Services.AddHttpClient();
        builder.Services.AddHostedService<LateApprovals>();
        builder.Services.AddHostedService<WebhookSending>();

        var app = builder.Build();
        // Without its database it knows nothing, which is no fault of what was asked.
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = static exception => exception is NpgsqlException or TimeoutException
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError,
        });
        app.MapHealth();
        app.MapPayments();
        app.MapThreeDSecure();
        return app;
    }
}
