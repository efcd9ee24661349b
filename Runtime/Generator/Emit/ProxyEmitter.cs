using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator.Emit;

/// <summary>Writes the proxy of a grain interface, with the classes of its calls inside.</summary>
internal static class ProxyEmitter
{
    public static string Emit(InterfaceModel model)
    {
        var source = new SourceWriter();
        source.Line($"namespace {GeneratedNames.Namespace};");
        source.Line();
        source.ClassAttributes();
        source.Open($"internal sealed class {model.ProxyName} : {RuntimeNames.GrainProxy}, {model.Type}");
        source.Open($"public {model.ProxyName}({RuntimeNames.ReferenceShared} shared, {RuntimeNames.IdSpan} key) : base(shared, key)");
        source.Close();
        foreach (var method in model.Methods)
        {
            EmitMethod(source, method);
        }

        foreach (var method in model.Methods)
        {
            CallEmitter.Emit(source, method);
        }

        source.Close();
        return source.ToString();
    }

    private static void EmitMethod(SourceWriter source, MethodModel method)
    {
        var parameters = method.Parameters.Select(static (parameter, index) => $"{parameter.Type} a{index}");
        source.Line();
        source.Open($"{method.ReturnType} {method.DeclaringType}.{method.Name}({string.Join(", ", parameters)})");
        source.Line($"var call = new {method.CallName}();");
        var token = "";
        for (var i = 0; i < method.Parameters.Count; i++)
        {
            var parameter = method.Parameters[i];
            if (parameter.IsCancellationToken)
            {
                token = $", a{i}";
            }
            else
            {
                source.Line($"call.A{i} = {FieldEmitter.Copy(parameter.IsImmutable, parameter.Type, $"a{i}", depth: null)};");
            }
        }

        source.Line(method.Returns switch
        {
            ReturnKind.Void => $"Send(call{token});",
            ReturnKind.ValueTask => $"return new {RuntimeNames.ValueTask}(Send(call{token}));",
            ReturnKind.ValueTaskOfResult => $"return new {RuntimeNames.ValueTask}<{method.ResultType}>(Send(call{token}));",
            _ => $"return Send(call{token});",
        });
        source.Close();
    }
}
