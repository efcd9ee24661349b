using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator.Emit;

/// <summary>Writes the class that tells the runtime what a compilation has.</summary>
internal static class ManifestEmitter
{
    public static string Emit(ManifestModel model)
    {
        var name = GeneratedNames.Of(model.Assembly, "Manifest");
        var source = new SourceWriter();
        source.Line($"[assembly: {RuntimeNames.ManifestAttribute}(typeof(global::{GeneratedNames.Namespace}.{name}))]");
        source.Line();
        source.Line($"namespace {GeneratedNames.Namespace};");
        source.Line();
        source.ClassAttributes();
        source.Open($"internal sealed class {name} : {RuntimeNames.ManifestInterface}");
        source.Open($"public void Describe({RuntimeNames.ManifestBuilder} builder)");
        foreach (var message in model.Messages.OrderBy(static one => one.FullName, StringComparer.Ordinal))
        {
            EmitMessage(source, message);
        }

        foreach (var one in model.Interfaces.OrderBy(static one => one.FullName, StringComparer.Ordinal))
        {
            EmitInterface(source, one);
        }

        foreach (var grain in model.Grains.OrderBy(static one => one.Type, StringComparer.Ordinal))
        {
            source.Line($"builder.AddGrainClass(typeof({grain.Type}), new global::System.Type[] {{ {string.Join(", ", grain.Interfaces.Select(static one => $"typeof({one})"))} }});");
        }

        source.Close();
        source.Close();
        return source.ToString();
    }

    private static void EmitMessage(SourceWriter source, MessageModel message)
    {
        source.Line($"builder.AddType(typeof({message.OpenType}), {FieldEmitter.Literal(message.WireName)});");
        if (message.Kind is MessageKind.Enum or MessageKind.PlainException)
        {
            return;
        }

        if (message.TypeParameters.Count == 0)
        {
            source.Line($"builder.AddCodec<{message.Type}>(static () => new {message.CodecName}());");
        }
        else
        {
            source.Line($"builder.AddGenericCodec(typeof({message.OpenType}), typeof({message.CodecName}<{new string(',', message.TypeParameters.Count - 1)}>));");
        }
    }

    private static void EmitInterface(SourceWriter source, InterfaceModel one)
    {
        source.Line($"builder.AddInterface(typeof({one.Type}), {one.Id}u, {FieldEmitter.Literal(one.WireName)}, static (shared, key) => new {one.ProxyName}(shared, key), new (global::Shop.Runtime.Calls.GrainMethod, global::System.Func<global::Shop.Runtime.Calls.GrainCall>)[]");
        source.Line("{");
        foreach (var method in one.Methods)
        {
            source.Line($"    ({one.ProxyName}.{method.CallName}.Description, static () => new {one.ProxyName}.{method.CallName}()),");
        }

        source.Line("});");
    }
}
