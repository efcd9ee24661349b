using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Api.Problems;

/// <summary>Says which member of a body can't be read.</summary>
internal static class UnreadableInput
{
    // The serializer's own messages name .NET types; those of our converters are for clients.
    private const string Serializer = "System.Text.Json";

    /// <summary>Adds <c>errors</c> where the body was read as JSON and refused; nothing of what was sent but names of members.</summary>
    public static void Describe(ProblemDetails problem, Exception? exception)
    {
        if (exception is BadHttpRequestException { InnerException: JsonException json })
        {
            var message = json.Source?.StartsWith(Serializer, StringComparison.Ordinal) != false
                ? "This member is unknown here, doubled, broken, nested too deep, or not of the right type."
                : json.Message;
            problem.Detail ??= "The body can't be read.";
            problem.Extensions.TryAdd("errors", new Dictionary<string, string[]> { [JsonPointer.OfPath(json.Path)] = [message] });
        }
    }
}
