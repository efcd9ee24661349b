using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Api.Json;

/// <summary>How the API's values look in JSON, in both directions: one place for every endpoint.</summary>
public static class ApiJson
{
    // The deepest document of the API has six levels; 16 leaves room, and a hostile one can't exhaust a stack.
    private const int DepthMax = 16;

    /// <summary>Sets it for everything that endpoints read and write.</summary>
    public static IServiceCollection AddApiJson(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(static options => Apply(options.SerializerOptions));

    /// <summary>
    /// Strict in what it reads: an unknown or doubled member, another spelling of a name, a number in quotes and a document that
    /// is too deep are errors, never guesses. Money and typed ids bring converters of their own.
    /// </summary>
    public static void Apply(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.MaxDepth = DepthMax;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;

        options.Converters.Add(new InstantJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
