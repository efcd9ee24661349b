namespace Shop.Runtime.Storage.Reads;

/// <summary>A row as it is stored.</summary>
/// <param name="Version">The version; null only in a row that another program made.</param>
/// <param name="Payload">The state; null where it was cleared.</param>
internal readonly record struct StoredState(int? Version, byte[]? Payload);
