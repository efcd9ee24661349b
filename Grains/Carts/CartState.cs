using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Checkout;
using Shop.Customers;

namespace Shop.Carts;

/// <summary>A cart as it is stored.</summary>
internal sealed record CartState
{
    /// <summary>One would do; a few more cost nothing.</summary>
    public const int MergedMax = 8;

    /// <summary>Counts the changes of <see cref="Lines"/>.</summary>
    public long Version { get; init; }

    /// <summary>One a thing, in the order in which they came in.</summary>
    public ImmutableArray<StoredLine> Lines { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The operations that took effect of late.</summary>
    public RecentOperations Recent { get; init; }

    /// <summary>Whose it is; nobody's until it is opened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ShopperId Owner { get; init; }

    /// <summary>The cart that the lines went to at login; such a cart has ended.</summary>
    public CartId? Became { get; init; }

    /// <summary>
    /// The guests' carts that came in of late, <see cref="MergedMax"/> at most: each comes in once, however often it is tried and
    /// whatever happens in between. A shopper's grain tries the next one only when this one is done with.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<CartId> Merged { get; init; }

    /// <summary>What found no room when a guest's cart came in; null where all did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<LeftOut> LeftOut { get; init; }

    /// <summary>The checkout that the cart is in; null where it is in none, or has changed since.</summary>
    public CheckoutId? Checkout { get; init; }

    /// <summary>Whether that checkout is being paid: nothing may change meanwhile.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsLocked { get; init; }

    /// <summary>Checkouts that became orders of late, <see cref="MergedMax"/> at most: each takes its lines out once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<CheckoutId> Completed { get; init; }

    /// <summary>What a newer version has stored: it is kept, for the time when that version reads it again.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
