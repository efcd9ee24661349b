using System.Collections.Immutable;
using System.Globalization;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff.Import;

/// <summary>One product's rows of a CSV file, and back.</summary>
internal static class CsvProduct
{
    /// <summary>The product of these rows, or the first cell that can't be read.</summary>
    public static ReadLine Of(int line, IReadOnlyList<CsvRow> rows)
    {
        try
        {
            return new ReadLine(line, Read(rows));
        }
        catch (UnreadableCellException unreadable)
        {
            return new ReadLine(line, null, unreadable.Field, unreadable.Message);
        }
    }

    /// <summary>The rows of a product.</summary>
    public static IEnumerable<CsvRow> RowsOf(ProductDocument product) => product.Variants.Select((variant, i) => new CsvRow
    {
        Id = product.Id.Value,
        Slug = product.Slug,
        Status = First(i, product.Status == ProductStatus.Archived ? "archived" : "active"),
        Title = First(i, product.Title),
        Subtitle = First(i, product.Subtitle),
        Brand = First(i, product.Brand),
        Description = First(i, product.Description),
        Categories = First(i, Cells.Join(product.Categories)),
        Attributes = First(i, Cells.JoinPairs(product.Attributes.Select(static one => (one.Name, one.Value)))),
        Images = First(i, Cells.Join(product.Images.Select(ImageCell))),
        Rating = First(i, product.Rating?.Average.ToString(CultureInfo.InvariantCulture)),
        RatingCount = First(i, product.Rating?.Count.ToString(CultureInfo.InvariantCulture)),
        Sku = variant.Sku.Value,
        Options = Cells.JoinPairs(variant.Options.Select(static one => (one.Name, one.Value))),
        Price = variant.Price.Amount,
        CompareAt = variant.CompareAt?.Amount,
        Currency = variant.Price.Currency.Code,
        AllowBackorder = variant.AllowBackorder ? "true" : "false",
        WeightGrams = variant.WeightGrams.ToString(CultureInfo.InvariantCulture),
        TaxClass = variant.TaxClass,
    });

    private static string? First(int row, string? text) => row == 0 ? text : null;

    private static string ImageCell(ProductImage image) => Cells.Join(
        [image.Url, image.Alt, image.Width.ToString(CultureInfo.InvariantCulture), image.Height.ToString(CultureInfo.InvariantCulture)], '=');

    private static ProductLine Read(IReadOnlyList<CsvRow> rows)
    {
        var first = rows[0];
        ImmutableArray<VariantBody> variants = [.. rows.Select(ReadVariant)];
        return new ProductLine(
            Text(first.Id) is { } id ? ProductId.TryParse(id, out var known) ? known : throw new UnreadableCellException("/id", "This is no product's id.") : null,
            ReadRating(first),
            Text(first.Slug),
            Text(first.Status) switch
            {
                null or "active" => ProductStatus.Active,
                "archived" => ProductStatus.Archived,
                _ => throw new UnreadableCellException("/status", "This is active or archived."),
            },
            first.Title,
            Text(first.Subtitle),
            first.Brand,
            first.Description,
            [.. Cells.Split(first.Categories)],
            [.. Cells.SplitPairs(first.Attributes).Select(static pair => new ProductAttribute(pair.Name, pair.Value))],
            [.. Cells.Split(first.Images).Select(ReadImage)],
            OptionsOf(variants),
            variants);
    }

    // An option's values in the order in which the variants bring them.
    private static ImmutableArray<ProductOption> OptionsOf(ImmutableArray<VariantBody> variants) =>
    [
        .. variants.SelectMany(static variant => variant.Options!.Value).GroupBy(static choice => choice.Name)
            .Select(static option => new ProductOption(option.Key, [.. option.Select(static choice => choice.Value).Distinct()])),
    ];

    private static VariantBody ReadVariant(CsvRow row, int index)
    {
        var at = $"/variants/{index}";
        var currency = Currency.TryParse(Text(row.Currency), out var known)
            ? known
            : throw new UnreadableCellException($"{at}/price", "This is a currency of ISO 4217.");
        return new VariantBody(
            Sku.TryParse(Text(row.Sku), out var sku) ? sku : throw new UnreadableCellException($"{at}/sku", "This is no SKU."),
            [.. Cells.SplitPairs(row.Options).Select(static pair => new OptionChoice(pair.Name, pair.Value))],
            ReadMoney(row.Price, currency, $"{at}/price") ?? throw new UnreadableCellException($"{at}/price", "A variant has a price."),
            ReadMoney(row.CompareAt, currency, $"{at}/compareAt"),
            Text(row.AllowBackorder) switch
            {
                null or "false" => false,
                "true" => true,
                _ => throw new UnreadableCellException($"{at}/allowBackorder", "This is true or false."),
            },
            Text(row.WeightGrams) is { } grams ? Number(grams, $"{at}/weightGrams") : 0,
            Text(row.TaxClass));
    }

    private static ProductRating? ReadRating(CsvRow row) => Text(row.Rating) is not { } rating ? null
        : decimal.TryParse(rating, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var average)
            ? new ProductRating(average, Text(row.RatingCount) is { } count ? Number(count, "/rating/count") : 0)
            : throw new UnreadableCellException("/rating/average", "This is 0 to 5, to a hundredth.");

    private static ProductImage ReadImage(string cell, int index) => Cells.Split(cell, '=') is [var url, var alt, var width, var height]
        ? new ProductImage(url, alt, Number(width, $"/images/{index}/width"), Number(height, $"/images/{index}/height"))
        : throw new UnreadableCellException($"/images/{index}", "A picture is address=text=width=height.");

    private static Money? ReadMoney(string? cell, Currency currency, string field) => Text(cell) is not { } amount ? null
        : Money.TryParse(amount, currency, out var money) ? money
        : throw new UnreadableCellException(field, "This is an amount such as 19.99, with no more digits than its currency has.");

    private static int Number(string text, string field) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new UnreadableCellException(field, "This is a whole number.");

    private static string? Text(string? cell) => string.IsNullOrEmpty(cell) ? null : cell;

    private sealed class UnreadableCellException(string at, string message) : Exception(message)
    {
        public string Field => at;
    }
}
