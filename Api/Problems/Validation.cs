using Microsoft.AspNetCore.Http.HttpResults;

namespace Shop.Api.Problems;

/// <summary>
/// What is wrong with a request, by JSON pointer; all of it at once, so that a form can show every mistake. A request's members
/// are nullable, so that a missing one gets here and is named, too.
/// </summary>
/// <remarks>
/// The framework's own validation speaks of .NET's names and can't see through typed ids and money; a library of rules would be
/// longer than these lines.
/// </remarks>
public sealed class Validation
{
    /// <summary>The code of a problem that says which members break a rule.</summary>
    public const string Code = "validation_failed";

    // A body of 64 KiB can hold thousands of mistakes: nobody reads more than these.
    private const int ErrorsMax = 50;

    private readonly SortedDictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool IsValid => _errors.Count == 0;

    /// <summary>Notes a rule that is broken, unless it <paramref name="holds"/>.</summary>
    /// <param name="holds">Whether the rule is kept.</param>
    /// <param name="member">The member: <c>/quantity</c>; a query's or header's name without the slash.</param>
    /// <param name="message">A sentence for the client's developer; it never repeats what was sent.</param>
    public Validation That(bool holds, string member, string message)
    {
        if (!holds && (_errors.ContainsKey(member) || _errors.Count < ErrorsMax))
        {
            _errors[member] = [.. _errors.GetValueOrDefault(member, []), message];
        }

        return this;
    }

    /// <summary>Notes that a member is missing.</summary>
    public Validation Required(object? value, string member) => That(value is not null, member, "This is required.");

    /// <summary>Notes that a number is missing or out of its range.</summary>
    public Validation InRange(long? value, long min, long max, string member) =>
        That(value >= min && value <= max, member, $"This is a whole number from {min} to {max}.");

    /// <summary>Notes that a text is missing, blank or too long, or holds U+0000, which PostgreSQL's text can't.</summary>
    public Validation Text(string? value, int lengthMax, string member) =>
        That(
            !string.IsNullOrWhiteSpace(value) && value.Length <= lengthMax && !value.Contains('\0', StringComparison.Ordinal),
            member, $"This is text of 1 to {lengthMax} characters.");

    /// <summary>Notes that a text is there, but blank or too long.</summary>
    public Validation OptionalText(string? value, int lengthMax, string member) =>
        value is null ? this : Text(value, lengthMax, member);

    /// <summary>Notes what is wrong with a member that has members itself, below its own name.</summary>
    public Validation Nested(Validation? inner, string member)
    {
        if (inner is not null)
        {
            foreach (var (name, messages) in inner._errors)
            {
                Array.ForEach(messages, message => That(holds: false, member + name, message));
            }
        }

        return this;
    }

    /// <summary>The answer: 400 with every error.</summary>
    public ProblemHttpResult ToProblem() => Problem.Of(
        StatusCodes.Status400BadRequest, Code, "The request breaks rules; each is named by the member that breaks it.", ("errors", _errors));
}
