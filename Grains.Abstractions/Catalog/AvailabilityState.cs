using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>Whether a variant can be had. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.catalog.AvailabilityState")]
public enum AvailabilityState
{
    /// <summary>None is left.</summary>
    [JsonStringEnumMemberName("out")]
    Out = 0,

    /// <summary>Few are left, and how many is told.</summary>
    [JsonStringEnumMemberName("low")]
    Low = 1,

    /// <summary>There are enough.</summary>
    [JsonStringEnumMemberName("in_stock")]
    InStock = 2,

    /// <summary>None is left, but it can be bought, to be sent later.</summary>
    [JsonStringEnumMemberName("backorder")]
    Backorder = 3,
}
