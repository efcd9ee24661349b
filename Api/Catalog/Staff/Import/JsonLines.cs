using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Shop.Api.Problems;

namespace Shop.Api.Catalog.Staff.Import;

/// <summary>Reads products from JSON lines: one JSON object a line, UTF-8; empty lines are passed over.</summary>
internal static class JsonLines
{
    // As much as a request for one product may bring. What is longer ends the import: where its end is, nobody knows.
    private const int LineBytesMax = 64 * 1024;

    /// <summary>The lines as they come in; what is held in memory is one of them.</summary>
    public static async IAsyncEnumerable<ReadLine> ReadAsync(
        Stream body, JsonSerializerOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(body, new StreamPipeReaderOptions(leaveOpen: true));
        var number = 0;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (TryTakeLine(ref rest, read.IsCompleted, out var line))
            {
                number++;
                if (!IsBlank(line))
                {
                    yield return Parse(number, line, options);
                }
            }

            if (rest.Length > LineBytesMax)
            {
                yield return new ReadLine(number + 1, null, "", $"The line is longer than {LineBytesMax} bytes; nothing behind it was read.");
                yield break;
            }

            reader.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
            {
                yield break;
            }
        }
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> rest, bool isLast, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return line.Length <= LineBytesMax;
        }

        line = isLast ? rest : default;
        rest = isLast ? rest.Slice(rest.End) : rest;
        return line.Length is > 0 and <= LineBytesMax;
    }

    private static bool IsBlank(in ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadLine Parse(int number, in ReadOnlySequence<byte> line, JsonSerializerOptions options)
    {
        try
        {
            var json = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = options.MaxDepth });
            return JsonSerializer.Deserialize<ProductLine>(ref json, options) is { } product
                ? new ReadLine(number, product)
                : new ReadLine(number, null, "", "This is a JSON object.");
        }
        catch (JsonException exception)
        {
            return new ReadLine(number, null, JsonPointer.OfPath(exception.Path), UnreadableInput.Describe(exception));
        }
    }
}
