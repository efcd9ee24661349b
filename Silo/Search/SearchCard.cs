using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shop.Catalog;

namespace Shop.Silo.Search;

/// <summary>What a list shows of a product, as JSON text that the Api hands on as it is.</summary>
internal static class SearchCard
{
    // It is JSON in a JSON answer, never text in a page.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The card of a product.</summary>
    public static string Write(ProductDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, _options);
        json.WriteStartObject();
        json.WriteString("id", document.Id.Value);
        json.WriteString("slug", document.Slug);
        json.WriteString("title", document.Title);
        if (document.Subtitle is { Length: > 0 } subtitle)
        {
            json.WriteString("subtitle", subtitle);
        }

        json.WriteString("brand", document.Brand);
        json.WriteStartArray("categories");
        foreach (var category in document.Categories)
        {
            json.WriteStringValue(category);
        }

        json.WriteEndArray();
        WritePrices(json, document);
        WriteRating(json, document.Rating);
        WriteImage(json, document.Images.FirstOrDefault());
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // The lowest price, and what that variant cost before; the highest where they differ, so that a list can say "from".
    private static void WritePrices(Utf8JsonWriter json, ProductDocument document)
    {
        if (document.Variants.IsEmpty)
        {
            return;
        }

        var cheapest = document.Variants.MinBy(static variant => variant.Price.MinorUnits)!;
        var dearest = document.Variants.MaxBy(static variant => variant.Price.MinorUnits)!;
        WriteMoney(json, "price", cheapest.Price);
        if (dearest.Price != cheapest.Price)
        {
            WriteMoney(json, "priceMax", dearest.Price);
        }

        if (cheapest.CompareAt is { } before)
        {
            WriteMoney(json, "compareAt", before);
        }

        json.WriteNumber("variants", document.Variants.Length);
    }

    private static void WriteMoney(Utf8JsonWriter json, string name, Money money)
    {
        json.WriteStartObject(name);
        json.WriteString("amount", money.Amount);
        json.WriteString("currency", money.Currency.Code);
        json.WriteEndObject();
    }

    private static void WriteRating(Utf8JsonWriter json, ProductRating? rating)
    {
        if (rating is null)
        {
            return;
        }

        json.WriteStartObject("rating");
        json.WriteNumber("average", rating.Average);
        json.WriteNumber("count", rating.Count);
        json.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter json, ProductImage? image)
    {
        if (image is null)
        {
            return;
        }

        json.WriteStartObject("image");
        json.WriteString("url", image.Url);
        json.WriteString("alt", image.Alt);
        json.WriteNumber("width", image.Width);
        json.WriteNumber("height", image.Height);
        json.WriteEndObject();
    }
}
