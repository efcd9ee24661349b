using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CsvHelper.Configuration;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff.Import;

/// <summary>Products as CSV (RFC 4180, UTF-8, with a header), a row a variant, and back.</summary>
internal static class CsvProducts
{
    // A description and all else of one product.
    private const int FieldCharactersMax = 32 * 1024;

    private static readonly CsvConfiguration _configuration = new(CultureInfo.InvariantCulture)
    {
        DetectDelimiter = false,
        MaxFieldSize = FieldCharactersMax,
        MissingFieldFound = null,
        NewLine = "\n",
    };

    /// <summary>The products as they come in; what is held in memory is one of them.</summary>
    public static async IAsyncEnumerable<ReadLine> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new StreamReader(body, leaveOpen: true);
        using var csv = new CsvReader(text, _configuration, leaveOpen: true);
        var rows = new List<CsvRow>();
        var line = 0;
        while (true)
        {
            var (row, fault) = await NextAsync(csv);
            cancellationToken.ThrowIfCancellationRequested();
            if (row is not null && rows.Count is > 0 and <= CatalogLimits.VariantsMax && IsSameProduct(rows[0], row))
            {
                rows.Add(row);
                continue;
            }

            if (rows.Count > 0)
            {
                yield return CsvProduct.Of(line, rows);
                rows.Clear();
            }

            if (fault is not null)
            {
                yield return new ReadLine(csv.Parser.Row, null, "", fault);
                yield break;
            }

            if (row is null)
            {
                yield break;
            }

            line = csv.Parser.Row;
            rows.Add(row);
        }
    }

    /// <summary>Writes the header.</summary>
    public static string Header() => Write(static csv =>
    {
        csv.WriteHeader<CsvRow>();
        csv.NextRecord();
    });

    /// <summary>Writes a product's rows.</summary>
    public static string Rows(ProductDocument product) => Write(csv =>
    {
        foreach (var row in CsvProduct.RowsOf(product))
        {
            csv.WriteRecord(row);
            csv.NextRecord();
        }
    });

    private static async Task<(CsvRow? Row, string? Fault)> NextAsync(CsvReader csv)
    {
        try
        {
            if (csv.HeaderRecord is null)
            {
                if (!await csv.ReadAsync() || !csv.ReadHeader())
                {
                    return (null, "There is no header.");
                }

                csv.ValidateHeader<CsvRow>();
            }

            return await csv.ReadAsync() ? (csv.GetRecord<CsvRow>(), null) : (null, null);
        }
        catch (HeaderValidationException exception)
        {
            return (null, $"The header lacks {string.Join(", ", exception.InvalidHeaders.SelectMany(static one => one.Names))}.");
        }
        catch (CsvHelperException)
        {
            return (null, "The row can't be read as CSV; nothing behind it was read.");
        }
    }

    private static bool IsSameProduct(CsvRow first, CsvRow next) =>
        (next.Slug?.Length > 0 || next.Id?.Length > 0) && next.Slug == first.Slug && next.Id == first.Id;

    private static string Write(Action<CsvWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, _configuration, leaveOpen: true))
        {
            write(csv);
        }

        return text.ToString();
    }
}
