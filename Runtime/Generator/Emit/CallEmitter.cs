using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator.Emit;

/// <summary>Writes the class of a method's calls: its arguments, and how the method is invoked with them.</summary>
internal static class CallEmitter
{
    public static void Emit(SourceWriter source, MethodModel method)
    {
        var parent = method.ResultType is null ? RuntimeNames.VoidGrainCall : $"{RuntimeNames.GrainCall}<{method.ResultType}>";
        source.Line();
        source.Open($"internal sealed class {method.CallName} : {parent}");
        EmitDescription(source, method);
        source.Line();
        source.Open($"public {method.CallName}() : base(Description)");
        source.Close();
        EmitArguments(source, method);
        if (method.ResultType is { } result)
        {
            source.Line();
            source.Line($"public override {RuntimeNames.Codec}<{result}> ResultCodec => {RuntimeNames.Codecs}.{(method.IsResultImmutable ? "ForImmutable" : "For")}<{result}>();");
        }

        EmitInvoke(source, method);
        EmitWrite(source, method);
        EmitRead(source, method);
        source.Close();
    }

    private static void EmitDescription(SourceWriter source, MethodModel method)
    {
        var types = method.Parameters.Count == 0
            ? "global::System.Type.EmptyTypes"
            : $"new global::System.Type[] {{ {string.Join(", ", method.Parameters.Select(static one => $"typeof({one.PlainType})"))} }}";
        var flags = method.Flags.Count == 0
            ? $"{RuntimeNames.GrainMethodFlags}.None"
            : string.Join(" | ", method.Flags.Select(static flag => $"{RuntimeNames.GrainMethodFlags}.{flag}"));
        var timeout = method.ResponseTimeout is null ? "null" : FieldEmitter.Literal(method.ResponseTimeout);
        source.Line($"public static readonly {RuntimeNames.GrainMethod} Description = new(");
        source.Line($"    typeof({method.DeclaringType}), {FieldEmitter.Literal(method.Name.TrimStart('@'))}, {method.Id}u, {types}, {flags}, {timeout});");
    }

    private static void EmitArguments(SourceWriter source, MethodModel method)
    {
        if (method.Parameters.Count == 0)
        {
            return;
        }

        source.Line();
        foreach (var (parameter, index) in Numbered(method).Where(static one => !one.Parameter.IsCancellationToken))
        {
            source.Line($"public {parameter.Type} A{index} = default!;");
        }

        source.Line();
        source.Line($"public override int ArgumentCount => {method.Parameters.Count};");
        source.Line();
        source.Open("public override object? GetArgument(int index) => index switch");
        foreach (var (parameter, index) in Numbered(method))
        {
            source.Line($"{index} => {Argument(parameter, index)},");
        }

        source.Line("_ => base.GetArgument(index),");
        source.Close("};");
    }

    private static void EmitInvoke(SourceWriter source, MethodModel method)
    {
        var call = $"(({method.DeclaringType})grain).{method.Name}({string.Join(", ", Numbered(method).Select(static one => Argument(one.Parameter, one.Index)))})";
        var type = method.ResultType is null ? RuntimeNames.ValueTask : $"{RuntimeNames.ValueTask}<{method.ResultType}>";
        source.Line();
        switch (method.Returns)
        {
            case ReturnKind.Void:
                source.Open($"protected override {type} Invoke(object grain)");
                source.Line($"{call};");
                source.Line("return default;");
                source.Close();
                break;
            case ReturnKind.ValueTask or ReturnKind.ValueTaskOfResult:
                source.Line($"protected override {type} Invoke(object grain) => {call};");
                break;
            default:
                source.Line($"protected override {type} Invoke(object grain) => new {type}({call});");
                break;
        }
    }

    private static void EmitWrite(SourceWriter source, MethodModel method)
    {
        source.Line();
        source.Open($"public override void WriteArguments(ref {RuntimeNames.Writer} writer)");
        var previous = 0u;
        foreach (var (parameter, index) in Numbered(method).Where(static one => !one.Parameter.IsCancellationToken))
        {
            source.Line(FieldEmitter.Write(parameter.Primitive, parameter.EnumUnderlying, parameter.Type, (uint)index - previous, $"A{index}"));
            previous = (uint)index;
        }

        source.Line("writer.WriteEnd();");
        source.Close();
    }

    // Constructors, setters and hash codes of the application's types may throw anything.
    private static void EmitRead(SourceWriter source, MethodModel method)
    {
        source.Line();
        source.Open($"public override void ReadArguments(ref {RuntimeNames.Reader} reader)");
        source.Open("try");
        source.Line("uint id = 0;");
        source.Open("while (reader.NextField(ref id))");
        source.Open("switch (id)");
        foreach (var (parameter, index) in Numbered(method).Where(static one => !one.Parameter.IsCancellationToken))
        {
            source.Line($"case {index}u:");
            source.Line($"    A{index} = {FieldEmitter.Read(parameter.Primitive, parameter.EnumUnderlying, parameter.Type)};");
            source.Line("    break;");
        }

        source.Line("default:");
        source.Line("    reader.Skip();");
        source.Line("    break;");
        source.Close();
        source.Close();
        source.Close();
        source.Open($"catch (global::System.Exception exception) when (exception is not {RuntimeNames.WireFormatException})");
        source.Line($"throw {RuntimeNames.WireFormatException}.From(exception);");
        source.Close();
        source.Close();
    }

    private static string Argument(ParameterModel parameter, int index) => parameter.IsCancellationToken ? "CancellationToken" : $"A{index}";

    private static IEnumerable<(ParameterModel Parameter, int Index)> Numbered(MethodModel method) =>
        method.Parameters.Select(static (parameter, index) => (parameter, index));
}
