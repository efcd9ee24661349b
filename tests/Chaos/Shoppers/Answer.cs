using System.Text.Json;

namespace Shop.Chaos.Shoppers;

/// <summary>What a shopper was told in the end.</summary>
/// <param name="Status">Of HTTP; 0 where nothing was, for as long as a shopper waits.</param>
/// <param name="Body">Undefined where there is none.</param>
internal readonly record struct Answer(int Status, JsonElement Body)
{
    /// <summary>It was done.</summary>
    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>Nobody knows whether it was done.</summary>
    public bool IsUnknown => Status == 0;

    public string? Text(string member) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public int? Number(string member) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    /// <summary>Minor units of an amount in a currency of two digits.</summary>
    public long Minor(string member) => (long)(decimal.Parse(Body.GetProperty(member).GetProperty("amount").GetString()!, System.Globalization.CultureInfo.InvariantCulture) * 100);
}
