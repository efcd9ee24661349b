using System.Text.Json;

namespace Shop;

/// <summary>
/// A JSON value that isn't what its member takes. The message is for whoever sent it: the serializer's own messages name types of
/// .NET, so that a <see cref="JsonException"/> alone is never shown.
/// </summary>
/// <param name="message">What is wrong, with nothing of the value itself.</param>
public sealed class RefusedValueException(string message) : JsonException(message);
