namespace Shop.Api.Tests.Telemetry;

/// <summary>What differs between the builds in what is published: here on the runtime of this repository.</summary>
internal static class Published
{
    /// <summary>The method of a call that puts something into a cart, as an attribute of its span.</summary>
    public const string CartAdd = "Add";

    /// <summary>Beside what both publish, a silo's.</summary>
    public static readonly string[] OfSilo =
    [
        "orleans_app_requests_latency_milliseconds_count{method=\"",
        "orleans_networking_connections{peer=\"client\"}",
    ];

    /// <summary>Beside what both publish, an Api's.</summary>
    public static readonly string[] OfApi = ["orleans_app_requests_latency_milliseconds_count{method=\"ICartGrain.Add\"} 1"];

    /// <summary>What the board asks for in vain.</summary>
    public static readonly string[] Missing = [];

    /// <summary>What a call of a grain is called in a trace.</summary>
    public static string Call(string grain, string method) => $"{grain}.{method}";
}
