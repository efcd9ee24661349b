namespace Orleans.Storage;

/// <summary>Options of a storage provider that lets its serializer be chosen.</summary>
public interface IStorageProviderSerializerOptions
{
    /// <summary>Turns states into bytes and back.</summary>
    IGrainStorageSerializer GrainStorageSerializer { get; set; }
}
