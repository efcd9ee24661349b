using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runtime.Tests.Storage.Conformance;

/// <summary>A state that keeps what it doesn't know.</summary>
public class Cart
{
    public List<string> Lines { get; set; } = [];

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Unknown { get; set; } = [];
}

/// <summary>The state as a later version of the product has it.</summary>
public sealed class NextCart : Cart
{
    public string? GiftNote { get; set; }
}
