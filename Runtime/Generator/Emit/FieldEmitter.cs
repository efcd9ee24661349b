namespace Shop.Runtime.Generator.Emit;

/// <summary>Writes the statements that write, read and copy one value of a known type.</summary>
internal static class FieldEmitter
{
    public static string Write(string? primitive, string? enumUnderlying, string type, uint delta, string value)
    {
        if (primitive is null)
        {
            return $"{RuntimeNames.Codecs}.For<{type}>().WriteField(ref writer, {delta}u, {value});";
        }

        return enumUnderlying is null
            ? $"writer.Write{primitive}({delta}u, {value});"
            : $"writer.Write{primitive}({delta}u, ({enumUnderlying}){value});";
    }

    public static string Read(string? primitive, string? enumUnderlying, string type)
    {
        if (primitive is null)
        {
            return $"{RuntimeNames.Codecs}.For<{type}>().ReadField(ref reader)";
        }

        return enumUnderlying is null ? $"reader.Read{primitive}()!" : $"({type})reader.Read{primitive}()";
    }

    public static string Copy(bool isImmutable, string type, string value, string? depth) =>
        isImmutable ? value : $"{RuntimeNames.Codecs}.For<{type}>().Copy({value}{(depth is null ? "" : ", " + depth)})";

    public static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
