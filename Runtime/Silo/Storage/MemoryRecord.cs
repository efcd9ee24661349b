namespace Shop.Runtime.Storage.Memory;

/// <summary>A stored state.</summary>
/// <param name="Version">Its version, never used again within the store.</param>
/// <param name="Payload">The state's bytes.</param>
internal sealed record MemoryRecord(long Version, BinaryData Payload);
