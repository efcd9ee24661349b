using System.Text.Json.Serialization;

namespace Shop.Bench.Measuring;

/// <summary>How results are written to a file.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(List<Result>))]
internal sealed partial class ResultJson : JsonSerializerContext;
