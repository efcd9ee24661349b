using Microsoft.AspNetCore.Http.HttpResults;

namespace Shop.Api.Problems;

/// <summary>Refusals that an endpoint answers.</summary>
public static class Problem
{
    /// <summary>A refusal with a code of its own.</summary>
    /// <param name="status">400–499, or 503.</param>
    /// <param name="code">What programs rely on: words with underscores. It never changes its meaning.</param>
    /// <param name="detail">A sentence for people; it holds nothing personal.</param>
    /// <param name="more">Further members that belong to this code.</param>
    public static ProblemHttpResult Of(int status, string code, string? detail = null, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var members = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (name, value) in more)
        {
            members[name] = value;
        }

        return TypedResults.Problem(detail, statusCode: status, extensions: members);
    }

    /// <summary>404: there is no such thing, or it belongs to somebody else, which looks the same.</summary>
    public static ProblemHttpResult NotFound() => Of(StatusCodes.Status404NotFound, "not_found");
}
