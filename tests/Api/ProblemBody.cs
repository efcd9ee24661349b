using System.Text.Json;

namespace Shop.Api.Tests;

/// <summary>Reads a response that has to be a problem.</summary>
public static class ProblemBody
{
    /// <summary>Checks the media type, and that the body and the status line agree; returns the code.</summary>
    public static async Task<string> ShouldBeProblemAsync(this HttpResponseMessage response, int status)
    {
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("status").GetInt32().ShouldBe(status);
        problem.RootElement.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        return problem.RootElement.GetProperty("code").GetString()!;
    }
}
