using System.Text.Json;
using Orleans.Storage;

namespace Shop.Runtime.Storage.Serialization;

/// <summary>
/// States as JSON in UTF-8. Give it options with a generated context to do without reflection. A state type that has to
/// survive a rolling upgrade keeps members that it doesn't know in a property with
/// <see cref="System.Text.Json.Serialization.JsonExtensionDataAttribute"/>.
/// </summary>
public sealed class JsonGrainStateSerializer(JsonSerializerOptions? options = null) : IGrainStorageSerializer
{
    private readonly JsonSerializerOptions _options = options ?? StateJson.Options;

    /// <inheritdoc />
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, _options));

    /// <summary>The state. Throws <see cref="JsonException"/> where the stored text isn't one.</summary>
    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return JsonSerializer.Deserialize<T>(input.ToMemory().Span, _options);
    }
}
