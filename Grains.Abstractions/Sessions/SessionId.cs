using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Shop.Sessions;

/// <summary>
/// Names a session: <c>session-</c> and 32 small hexadecimal digits. It is the key of its <see cref="ISessionGrain"/> and no
/// secret: who knows it may do nothing with it.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.sessions.SessionId"), JsonConverter(typeof(SessionIdJsonConverter))]
public readonly record struct SessionId
{
    private const string Prefix = "session-";

    [Id(0)]
    private readonly string? _value;

    private SessionId(string text) => _value = text;

    /// <summary>The text; empty for the default value, which names nothing.</summary>
    public string Value => _value ?? "";

    /// <summary>A new one; newer ones sort behind (UUIDv7).</summary>
    public static SessionId New(TimeProvider time) => new(IdText.New(Prefix, time));

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static SessionId Parse(string text) => TryParse(text, out var id) ? id : throw IdText.Wrong(text, "session", Prefix);

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SessionId id)
    {
        var isValid = IdText.IsOne(text, Prefix);
        id = isValid ? new SessionId(text!) : default;
        return isValid;
    }

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
