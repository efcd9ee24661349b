using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Orleans.Storage;

namespace Shop.State;

/// <summary>
/// The shop's states as JSON in UTF-8, by contexts that the compiler generated: each feature registers its own. The same in both
/// builds, so that either reads what the other wrote.
/// </summary>
/// <param name="contexts">One a feature.</param>
public sealed class StateSerializer(IEnumerable<IJsonTypeInfoResolver> contexts) : IGrainStorageSerializer
{
    private readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        TypeInfoResolver = JsonTypeInfoResolver.Combine([.. contexts]),
    };

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">No context knows the type.</exception>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, TypeInfo<T>()));

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">No context knows the type.</exception>
    /// <exception cref="JsonException">The stored text is no such state.</exception>
    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return JsonSerializer.Deserialize(input.ToMemory().Span, TypeInfo<T>());
    }

    private JsonTypeInfo<T?> TypeInfo<T>() => (JsonTypeInfo<T?>)_options.GetTypeInfo(typeof(T));
}
