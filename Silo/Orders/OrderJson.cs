using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Silo.Orders;

/// <summary>How parts of orders are written and read as JSON; the compiler generates it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, string>))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, ImmutableArray<string>>))]
[JsonSerializable(typeof(OrderRows.Line[]))]
[JsonSerializable(typeof(OrderRows.RefundRow[]))]
[JsonSerializable(typeof(OrderRows.ParcelRow[]))]
internal sealed partial class OrderJson : JsonSerializerContext;
