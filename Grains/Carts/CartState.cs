using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Carts;

/// <summary>A cart as it is stored.</summary>
internal sealed record CartState
{
    /// <summary>Counts the changes of <see cref="Lines"/>.</summary>
    public long Version { get; init; }

    /// <summary>One a thing, in the order in which they came in.</summary>
    public ImmutableArray<StoredLine> Lines { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The operations that took effect of late.</summary>
    public RecentOperations Recent { get; init; }

    /// <summary>What a newer version has stored: it is kept, for the time when that version reads it again.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
