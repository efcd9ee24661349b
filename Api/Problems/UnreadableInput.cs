using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Api.Problems;

/// <summary>Says which member of a body can't be read.</summary>
internal static class UnreadableInput
{
    /// <summary>Adds <c>errors</c> where the body was read as JSON and refused; nothing of what was sent but names of members.</summary>
    public static void Describe(ProblemDetails problem, Exception? exception)
    {
        if (exception is BadHttpRequestException { InnerException: JsonException json })
        {
            problem.Detail ??= "The body can't be read.";
            problem.Extensions.TryAdd("errors", new Dictionary<string, string[]> { [JsonPointer.OfPath(json.Path)] = [Describe(json)] });
        }
    }

    /// <summary>What is wrong, in words that are for clients.</summary>
    public static string Describe(JsonException exception) => exception is RefusedValueException
        ? exception.Message
        : "This member is unknown here, doubled, broken, nested too deep, or not of the right type.";
}
