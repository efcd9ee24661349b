namespace Shop.Sessions;

/// <summary>A <see cref="SessionId"/> as a JSON string.</summary>
public sealed class SessionIdJsonConverter : TextJsonConverter<SessionId>
{
    /// <inheritdoc/>
    protected override string What => "session's id";

    /// <inheritdoc/>
    protected override bool TryParse(string? text, out SessionId value) => SessionId.TryParse(text, out value);
}
