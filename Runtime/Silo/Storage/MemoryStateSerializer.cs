using System.Text.Json;
using Orleans.Storage;
using Shop.Runtime.Storage.Serialization;

namespace Shop.Runtime.Storage.Memory;

/// <summary>
/// States as JSON, as the database keeps them: a grain never shares objects with the store, and a state that JSON can't carry
/// fails in the first test.
/// </summary>
internal sealed class MemoryStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, StateJson.Options));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, StateJson.Options);
}
