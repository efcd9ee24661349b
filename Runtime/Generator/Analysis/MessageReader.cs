using Microsoft.CodeAnalysis;
using Shop.Runtime.Generator.Diagnostics;
using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>Reads a type that is marked with <c>[GenerateSerializer]</c>.</summary>
internal sealed class MessageReader
{
    private readonly INamedTypeSymbol _type;
    private readonly TypeParameterNames _typeParameters;
    private readonly TypeFormat _format;
    private readonly List<Problem> _problems = [];

    private MessageReader(INamedTypeSymbol type)
    {
        _type = type;
        _typeParameters = new TypeParameterNames(type);
        _format = _typeParameters.Format;
    }

    /// <summary>The model, or what is wrong; null for a type that the runtime knows by itself.</summary>
    public static Finding<MessageModel>? Read(INamedTypeSymbol type)
    {
        if (type.IsStatic || KnownTypes.Contains(type))
        {
            return null;
        }

        var reader = new MessageReader(type);
        var model = reader.Read();
        return new(reader._problems.Count == 0 ? model : null, reader._problems.ToEquatableArray());
    }

    private MessageModel? Read()
    {
        if (!_type.IsReachable())
        {
            _problems.Add(Problem.At(_type, Rules.TypeNotReachable, _type.ToDisplayString()));
            return null;
        }

        CheckAttributes();
        var model = new MessageModel
        {
            Type = _format.Plain(_type),
            OpenType = TypeFormat.Open(_type),
            FullName = _type.FullName(),
            WireName = _type.WireName(),
            Kind = _type.TypeKind switch { TypeKind.Enum => MessageKind.Enum, TypeKind.Struct => MessageKind.Struct, _ => MessageKind.Class },
            TypeParameters = _typeParameters.Names,
            Constraints = _typeParameters.Constraints(),
        };
        return model.Kind == MessageKind.Enum ? model : ReadContent(model);
    }

    private MessageModel ReadContent(MessageModel model)
    {
        var members = new MemberReader(_type, _format, _problems).Read();
        return model with
        {
            Creation = CreationOf(_type),
            BaseType = ReadBase(),
            Mutability = new MutabilityReader(_type).Read(members),
            Members = members.Select(static member => member.Model).OrderBy(static member => member.WireId).ToEquatableArray(),
        };
    }

    private void CheckAttributes()
    {
        if (_type.Alias() is { } alias && (alias.Length == 0 || alias.IndexOfAny(['[', ']', ',']) >= 0))
        {
            _problems.Add(Problem.At(_type, Rules.BadAlias, _type.ToDisplayString(), alias));
        }

        if (_type.Attribute(OrleansNames.GenerateSerializer)?.NamedArgument("GenerateFieldIds") is int and not 0)
        {
            _problems.Add(Problem.At(_type, Rules.ImplicitIdsNotSupported, _type.ToDisplayString()));
        }
    }

    private string? ReadBase()
    {
        if (_type.TypeKind != TypeKind.Class || _type.BaseType is not { SpecialType: not SpecialType.System_Object } parent)
        {
            return null;
        }

        // Exception classes on the way that aren't marked add nothing to the message.
        while (parent.IsException() && !parent.Has(OrleansNames.GenerateSerializer) && !parent.Is(OrleansNames.Exception))
        {
            parent = parent.BaseType!;
        }

        if (!parent.Is(OrleansNames.Exception) && !parent.Has(OrleansNames.GenerateSerializer))
        {
            _problems.Add(Problem.At(_type, Rules.BaseNotSerializable, _type.ToDisplayString(), parent.ToDisplayString()));
        }

        return _format.Full(parent);
    }

    private static Creation CreationOf(INamedTypeSymbol type)
    {
        if (type.IsAbstract)
        {
            return Creation.Never;
        }

        var constructor = type.InstanceConstructors.FirstOrDefault(static one => one.Parameters.IsEmpty);
        if (constructor is null)
        {
            return Creation.Uninitialized;
        }

        return constructor.IsAccessibleIn(type.ContainingAssembly) && !HasRequiredMembers(type) ? Creation.New : Creation.HiddenConstructor;
    }

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                return true;
            }
        }

        return false;
    }
}
