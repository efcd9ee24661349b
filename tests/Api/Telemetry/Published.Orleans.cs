namespace Shop.Api.Tests.Telemetry;

/// <summary>What differs between the builds in what is published: here on Microsoft Orleans. <c>docs/operations.md</c> says the same.</summary>
internal static class Published
{
    /// <summary>The method of a call that puts something into a cart, as an attribute of its span.</summary>
    public const string CartAdd = "Shop.Carts.ICartGrain/Add";

    /// <summary>Beside what both publish, a silo's.</summary>
    public static readonly string[] OfSilo = ["orleans_app_requests_latency_milliseconds_count"];

    /// <summary>Beside what both publish, an Api's.</summary>
    public static readonly string[] OfApi = ["orleans_app_requests_latency_milliseconds_count"];

    /// <summary>What the board asks for in vain: metrics, and labels.</summary>
    public static readonly string[] Missing = ["orleans_networking_connections", "method", "peer"];

    /// <summary>What a call of a grain is called in a trace.</summary>
    public static string Call(string grain, string method) => $"{grain}/{method}";
}
