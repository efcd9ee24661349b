using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Customers;

namespace Shop.Carts;

/// <summary>What is stored of a shopper's carts.</summary>
internal sealed record ShopperState
{
    /// <summary>Wishes for a cart that are remembered: a client repeats one while it has few others under way; 1 KiB stored.</summary>
    public const int OpenedMax = 16;

    /// <summary>Guests that are remembered as adopted: their logins are repeated within seconds.</summary>
    public const int AdoptedMax = 16;

    /// <summary>The cart that the shopper fills.</summary>
    public CartId? Current { get; init; }

    /// <summary>The carts that were opened of late, oldest first.</summary>
    public ImmutableArray<OpenedCart> Opened { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>For a guest: the account that has the cart now.</summary>
    public ShopperId? GivenTo { get; init; }

    /// <summary>For an account: the guest whose cart is being taken over.</summary>
    public ShopperId? Adopting { get; init; }

    /// <summary>For an account: the guests whose carts it took over of late.</summary>
    public ImmutableArray<ShopperId> Adopted { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What a newer version has stored: it is kept, for the time when that version reads it again.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
