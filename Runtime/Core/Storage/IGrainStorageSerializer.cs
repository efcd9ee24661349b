namespace Orleans.Storage;

/// <summary>Turns states into the bytes that a store keeps, and back.</summary>
public interface IGrainStorageSerializer
{
    /// <summary>The bytes of <paramref name="input"/>.</summary>
    BinaryData Serialize<T>(T? input);

    /// <summary>The state that <paramref name="input"/> holds.</summary>
    T? Deserialize<T>(BinaryData input);
}
