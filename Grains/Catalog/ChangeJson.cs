using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>How the members of a change are written for the log.</summary>
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class ChangeJson : JsonSerializerContext;
