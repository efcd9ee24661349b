using System.Globalization;
using Shop.Runtime.Testing.Network;

namespace Shop.Chaos.Processes;

/// <summary>The shop's programs as drills run them: on ports of 127.0.0.1, in the drill's own folder, which is where each writes what it says.</summary>
/// <param name="folder">For their logs.</param>
/// <param name="cluster">Of the silos, and of the Apis that call them.</param>
/// <param name="database">What connects to the shop's database.</param>
/// <param name="prober">Asks for their health.</param>
internal sealed class Programs(string folder, string cluster, string database, HttpClient prober)
{
    private const string ApiKey = "an-api-key-of-thirty-two-characters";
    private const string WebhookSecret = "a-secret-of-some-thirty-two-characters";

    // All shoppers come from one address.
    private static readonly string[] _limits =
        ["Limits__AddressBurst", "Limits__AddressPerSecond", "Limits__LiveStreamsOfAddressMax", "AccountLimits__GuestsPerNetwork", "CheckoutLimits__PerNetwork", "CheckoutLimits__PerShopper"];

    /// <summary>A place that nobody listens at.</summary>
    public static Uri NewUrl() => new($"http://127.0.0.1:{NewPort()}");

    /// <summary>The payment provider.</summary>
    /// <param name="shop">Where it sends its webhooks.</param>
    public Kept NewPayments(Uri shop)
    {
        var url = NewUrl();
        var payments = New("payments", "TestPayments.dll", url);
        var root = url.GetLeftPart(UriPartial.Authority);
        payments.Environment["ASPNETCORE_URLS"] = root;
        payments.Environment["TestPayments__PublicUrl"] = root;
        payments.Environment["TestPayments__WebhookUrl"] = $"{shop}api/v1/webhooks/payments/test";
        payments.Environment["TestPayments__WebhookSecret"] = WebhookSecret;
        payments.Environment["TestPayments__ApiKey"] = ApiKey;
        payments.Environment["TestPayments__LateApproval"] = "00:00:01";
        return payments;
    }

    /// <summary>A silo.</summary>
    public Kept NewSilo(string name, Kept payments)
    {
        var health = NewUrl();
        var silo = New(name, "Silo.dll", health);
        silo.Environment["Silo__Name"] = name;
        silo.Environment["Silo__ClusterId"] = cluster;
        silo.Environment["Silo__Port"] = NewPort();
        silo.Environment["Silo__GatewayPort"] = NewPort();
        silo.Environment["Silo__HealthPort"] = Port(health);
        silo.Environment["Mail__Mailbox"] = "true";
        silo.Environment["Payments__Test__Url"] = payments.Health!.GetLeftPart(UriPartial.Authority);
        silo.Environment["Payments__Test__ApiKey"] = ApiKey;
        return silo;
    }

    /// <summary>An Api.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="shop">Where it serves shoppers.</param>
    /// <param name="ownerFile">Where it writes the owner's address and password; null for nowhere.</param>
    /// <param name="health">Where it answers probes; null for where shoppers are served.</param>
    public Kept NewApi(string name, Uri shop, string? ownerFile = null, Uri? health = null)
    {
        var api = New(name, "Api.dll", health ?? shop);
        api.Environment["ASPNETCORE_URLS"] = shop.ToString();
        api.Environment["Cluster__ClusterId"] = cluster;
        api.Environment["Mail__Mailbox"] = "true";
        api.Environment["PaymentWebhooks__TestSecret"] = WebhookSecret;
        if (ownerFile is not null)
        {
            api.Environment["Owner__LoginFile"] = ownerFile;
        }

        if (health is not null)
        {
            api.Environment["Health__Port"] = Port(health);
        }

        foreach (var limit in _limits)
        {
            api.Environment[limit] = "1000000";
        }

        return api;
    }

    private static string NewPort() => FreePort.Next().ToString(CultureInfo.InvariantCulture);

    private static string Port(Uri url) => url.Port.ToString(CultureInfo.InvariantCulture);

    private Kept New(string name, string program, Uri url) =>
        new(name, Path.Combine(folder, $"{name}.log"), "dotnet", program)
        {
            Health = new Uri(url, "/health/ready"),
            Prober = prober,
            Environment = { ["DATABASE_URL"] = $"{database};Application Name={name}" },
        };
}
