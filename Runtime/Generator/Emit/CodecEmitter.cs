using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator.Emit;

/// <summary>Writes the codec of a class or a struct.</summary>
internal sealed class CodecEmitter
{
    private readonly MessageModel _model;
    private readonly SourceWriter _source = new();

    private CodecEmitter(MessageModel model) => _model = model;

    private bool IsStruct => _model.Kind == MessageKind.Struct;

    /// <summary>How a value is passed on: a struct by reference, to be written to.</summary>
    private string By => IsStruct ? "ref " : "";

    private string TypeParameters => _model.TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", _model.TypeParameters)}>";

    public static string Emit(MessageModel model)
    {
        var emitter = new CodecEmitter(model);
        emitter.EmitClass();
        return emitter._source.ToString();
    }

    private void EmitClass()
    {
        var constraints = string.Concat(_model.Constraints.Select(static one => " " + one));
        _source.Line($"namespace {GeneratedNames.Namespace};");
        _source.Line();
        _source.ClassAttributes();
        _source.Open($"internal sealed class {_model.CodecName}{TypeParameters} : {(IsStruct ? RuntimeNames.StructCodec : RuntimeNames.ClassCodec)}<{_model.Type}>{constraints}");
        _source.Open($"public {_model.CodecName}() : base({RuntimeNames.Mutability}.{_model.Mutability})");
        _source.Close();
        if (!IsStruct)
        {
            EmitCreate();
        }

        EmitWrite();
        EmitRead();
        EmitCopy();
        EmitParts();
        EmitAccessors();
        _source.Close();
    }

    private void EmitCreate()
    {
        var creation = _model.Creation switch
        {
            Creation.New => $"new {_model.Type}()",
            Creation.HiddenConstructor => "Construct()",
            Creation.Uninitialized => $"({_model.Type}){RuntimeNames.Uninitialized}(typeof({_model.Type}))",
            _ => "CreateAbstract()",
        };
        _source.Line();
        _source.Line($"protected override {_model.Type} Create() => {creation};");
        if (_model.Creation == Creation.HiddenConstructor)
        {
            _source.Line();
            _source.Line($"[{RuntimeNames.UnsafeAccessor}({RuntimeNames.UnsafeAccessorKind}.Constructor)]");
            _source.Line($"private static extern {_model.Type} Construct();");
        }
    }

    private void EmitWrite()
    {
        _source.Line();
        _source.Open($"public override void WriteMembers(ref {RuntimeNames.Writer} writer, {By}{_model.Type} value)");
        if (_model.BaseType is { } parent)
        {
            _source.Line($"{RuntimeNames.Codecs}.ForBase<{parent}>().WriteMembers(ref writer, value);");
            _source.Line("writer.WriteNextLevel();");
        }

        var previous = 0u;
        foreach (var member in _model.Members)
        {
            _source.Line(FieldEmitter.Write(member.Primitive, member.EnumUnderlying, member.Type, member.WireId - previous, Get(member, "value")));
            previous = member.WireId;
        }

        _source.Close();
    }

    private void EmitRead()
    {
        _source.Line();
        _source.Open($"public override void ReadMembers(ref {RuntimeNames.Reader} reader, {By}{_model.Type} value)");
        if (_model.BaseType is { } parent)
        {
            _source.Line($"{RuntimeNames.Codecs}.ForBase<{parent}>().ReadMembers(ref reader, value);");
            _source.Open("if (!reader.NextLevel())");
            _source.Line("return;");
            _source.Close();
        }

        _source.Line("uint id = 0;");
        _source.Open("while (reader.NextField(ref id))");
        _source.Open("switch (id)");
        foreach (var member in _model.Members)
        {
            _source.Line($"case {member.WireId}u:");
            _source.Line($"    {Set(member, "value", FieldEmitter.Read(member.Primitive, member.EnumUnderlying, member.Type))}");
            _source.Line("    break;");
        }

        _source.Line("default:");
        _source.Line("    reader.Skip();");
        _source.Line("    break;");
        _source.Close();
        _source.Close();
        _source.Close();
    }

    private void EmitCopy()
    {
        _source.Line();
        _source.Open($"public override void CopyMembers({By}{_model.Type} source, {By}{_model.Type} target, int depth)");
        if (_model.BaseType is { } parent)
        {
            _source.Line($"{RuntimeNames.Codecs}.ForBase<{parent}>().CopyMembers(source, target, depth);");
        }

        foreach (var member in _model.Members)
        {
            _source.Line(Set(member, "target", FieldEmitter.Copy(member.IsImmutable, member.Type, Get(member, "source"), "depth")));
        }

        _source.Close();
    }

    private void EmitParts()
    {
        _source.Line();
        _source.Open($"public override void CollectParts(global::System.Collections.Generic.ICollection<{RuntimeNames.Codec}> parts)");
        if (_model.BaseType is { } parent)
        {
            _source.Line($"{RuntimeNames.Codecs}.ForBase<{parent}>().CollectParts(parts);");
        }

        foreach (var member in _model.Members.Where(static member => !member.IsImmutable))
        {
            _source.Line($"parts.Add({RuntimeNames.Codecs}.For<{member.Type}>());");
        }

        _source.Close();
    }

    private void EmitAccessors()
    {
        foreach (var member in _model.Members)
        {
            if (member.Get == MemberAccess.Field || member.Set == MemberAccess.Field)
            {
                Accessor("Field", member.FieldName!, $"ref {member.Type} Field{member.WireId}({By}{_model.Type} target)");
            }

            var name = member.Name.TrimStart('@');
            if (member.Get == MemberAccess.Accessor)
            {
                Accessor("Method", $"get_{name}", $"{member.Type} Get{member.WireId}({By}{_model.Type} target)");
            }

            if (member.Set == MemberAccess.Accessor)
            {
                Accessor("Method", $"set_{name}", $"void Set{member.WireId}({By}{_model.Type} target, {member.Type} value)");
            }
        }
    }

    private void Accessor(string kind, string name, string signature)
    {
        _source.Line();
        _source.Line($"[{RuntimeNames.UnsafeAccessor}({RuntimeNames.UnsafeAccessorKind}.{kind}, Name = {FieldEmitter.Literal(name)})]");
        _source.Line($"private static extern {signature};");
    }

    private string Get(MemberModel member, string target) => member.Get switch
    {
        MemberAccess.Direct => $"{target}.{member.Name}",
        MemberAccess.Field => $"Field{member.WireId}({By}{target})",
        _ => $"Get{member.WireId}({By}{target})",
    };

    private string Set(MemberModel member, string target, string value) => member.Set switch
    {
        MemberAccess.Direct => $"{target}.{member.Name} = {value};",
        MemberAccess.Field => $"Field{member.WireId}({By}{target}) = {value};",
        _ => $"Set{member.WireId}({By}{target}, {value});",
    };
}
