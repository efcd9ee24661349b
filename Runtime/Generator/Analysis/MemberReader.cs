using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shop.Runtime.Generator.Diagnostics;
using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>
/// Reads the members of a message. Orleans' rules: those with <c>[Id]</c>, and a record's primary constructor parameters, which
/// without an <c>[Id]</c> are numbered by their place, apart from the others. A field or automatic property with neither
/// <c>[Id]</c> nor <c>[NonSerialized]</c> is a mistake.
/// </summary>
internal sealed class MemberReader(INamedTypeSymbol type, TypeFormat format, List<Problem> problems)
{
    /// <summary>As <c>WireLimits.FieldIdMax</c> in the runtime.</summary>
    private const uint IdMax = (1u << 28) - 1;

    private readonly Dictionary<uint, ISymbol> _byWireId = [];
    private readonly List<IParameterSymbol> _parameters = PrimaryParameters(type);

    public List<ReadMember> Read()
    {
        var members = new List<ReadMember>();
        foreach (var member in type.GetMembers())
        {
            if (Read(member) is { } read)
            {
                members.Add(read);
            }
        }

        return members;
    }

    private ReadMember? Read(ISymbol member) => member switch
    {
        IFieldSymbol { AssociatedSymbol: null, IsImplicitlyDeclared: false } field => ReadField(field),
        IPropertySymbol { IsIndexer: false } property => ReadProperty(property),
        _ => null,
    };

    private ReadMember? ReadField(IFieldSymbol field)
    {
        if (field.Id() is { } id)
        {
            return field.IsStatic || field.IsConst ? Refuse(field, "is static") : Accept(field, field.Type, id, isParameter: false, field);
        }

        if (!field.IsStatic && !field.Has(OrleansNames.NonSerialized))
        {
            problems.Add(Problem.At(field, Rules.MemberWithoutId, field.ToDisplayString()));
        }

        return null;
    }

    private ReadMember? ReadProperty(IPropertySymbol property)
    {
        var field = BackingField(property);
        var parameter = _parameters.FirstOrDefault(one => Matches(one, property));
        if (property.Id() is { } id)
        {
            return Obstacle(property, field) is { } reason ? Refuse(property, reason) : Accept(property, property.Type, id, isParameter: false, field);
        }

        if (field is null || property.IsStatic || IsNonSerialized(property, field))
        {
            return null;
        }

        // Declared in the parameter list: a member of the message without further ado.
        if (parameter is not null && IsInParameterList(property))
        {
            var place = parameter.Id() ?? (uint)_parameters.IndexOf(parameter);
            return Accept(property, property.Type, place, isParameter: true, field);
        }

        problems.Add(Problem.At(property, Rules.MemberWithoutId, property.ToDisplayString()));
        return null;
    }

    private static string? Obstacle(IPropertySymbol property, IFieldSymbol? field)
    {
        if (property.IsStatic)
        {
            return "is static";
        }

        if (property.IsAbstract)
        {
            return "is abstract: give the property that implements it the [Id]";
        }

        return field is null && (property.SetMethod is null || property.GetMethod is null)
            ? "is computed: it needs both get and set"
            : null;
    }

    private ReadMember? Refuse(ISymbol member, string reason)
    {
        problems.Add(Problem.At(member, Rules.MemberNotSettable, member.ToDisplayString(), reason));
        return null;
    }

    private ReadMember? Accept(ISymbol member, ITypeSymbol memberType, uint id, bool isParameter, IFieldSymbol? field)
    {
        var wireId = unchecked((id * 2) + (isParameter ? 1u : 0u));
        if (!CheckId(member, id, wireId) || !CheckType(member, memberType))
        {
            return null;
        }

        var isDeclaredImmutable = member.Has(OrleansNames.Immutable) || (field?.Has(OrleansNames.Immutable) ?? false);
        return new ReadMember(
            new MemberModel
            {
                WireId = wireId,
                Name = TypeFormat.Identifier(member.Name),
                Type = format.Full(memberType),
                Primitive = Primitives.MethodSuffix(memberType),
                EnumUnderlying = Primitives.EnumUnderlying(memberType),
                Get = GetAccess(member, field),
                Set = SetAccess(member, field),
                FieldName = field?.Name,
                IsDeclaredImmutable = isDeclaredImmutable,
                IsImmutable = isDeclaredImmutable || KnownTypes.IsImmutable(memberType),
            },
            field);
    }

    private bool CheckId(ISymbol member, uint id, uint wireId)
    {
        if (id > IdMax)
        {
            problems.Add(Problem.At(member, Rules.IdTooLarge, member.ToDisplayString(), Text(id), Text(IdMax)));
            return false;
        }

        if (_byWireId.TryGetValue(wireId, out var other))
        {
            problems.Add(Problem.At(member, Rules.DuplicateId, member.ToDisplayString(), Text(id), other.Name));
            return false;
        }

        _byWireId.Add(wireId, member);
        return true;
    }

    private static string Text(uint id) => id.ToString(CultureInfo.InvariantCulture);

    private bool CheckType(ISymbol member, ITypeSymbol memberType)
    {
        if (!memberType.IsReachable())
        {
            problems.Add(Problem.At(member, Rules.MemberTypeNotReachable, member.ToDisplayString(), memberType.ToDisplayString()));
            return false;
        }

        if (Serializability.Obstacle(memberType) is { } obstacle)
        {
            problems.Add(Problem.At(member, Rules.MemberNotSerializable, member.ToDisplayString(), obstacle.ToDisplayString()));
            return false;
        }

        return true;
    }

    private MemberAccess GetAccess(ISymbol member, IFieldSymbol? field)
    {
        var getter = member is IPropertySymbol property ? property.GetMethod : null;
        var isDirect = member is IFieldSymbol
            ? member.IsAccessibleIn(type.ContainingAssembly)
            : getter is not null && getter.IsAccessibleIn(type.ContainingAssembly) && (field is null || IsAutomatic(member));
        return isDirect ? MemberAccess.Direct : field is null ? MemberAccess.Accessor : MemberAccess.Field;
    }

    private MemberAccess SetAccess(ISymbol member, IFieldSymbol? field)
    {
        var setter = member is IPropertySymbol property ? property.SetMethod : null;
        var isDirect = member is IFieldSymbol { IsReadOnly: false }
            ? member.IsAccessibleIn(type.ContainingAssembly)
            : setter is { IsInitOnly: false } && setter.IsAccessibleIn(type.ContainingAssembly) && (field is null || IsAutomatic(member));
        return isDirect ? MemberAccess.Direct : field is null ? MemberAccess.Accessor : MemberAccess.Field;
    }

    private IFieldSymbol? BackingField(IPropertySymbol property) => type.GetMembers()
        .OfType<IFieldSymbol>()
        .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>No accessor has a body: what is read and set is the backing field and nothing else. An override could change that.</summary>
    private static bool IsAutomatic(ISymbol property) =>
        !property.IsVirtual && !property.IsOverride && property.DeclaringSyntaxReferences.All(static reference => reference.GetSyntax() switch
        {
            PropertyDeclarationSyntax declaration => declaration.ExpressionBody is null
                && declaration.AccessorList is { } list
                && list.Accessors.All(static accessor => accessor.Body is null && accessor.ExpressionBody is null),
            _ => true,
        });

    private static bool IsNonSerialized(IPropertySymbol property, IFieldSymbol field) =>
        property.Has(OrleansNames.NonSerialized) || field.Has(OrleansNames.NonSerialized);

    private static bool IsInParameterList(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax().IsKind(SyntaxKind.Parameter));

    private static bool Matches(IParameterSymbol parameter, IPropertySymbol property) =>
        parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    /// <summary>The parameters of a record's primary constructor, unless the attribute leaves them out.</summary>
    private static List<IParameterSymbol> PrimaryParameters(INamedTypeSymbol type)
    {
        if (!type.IsRecord || type.Attribute(OrleansNames.GenerateSerializer)?.NamedArgument("IncludePrimaryConstructorParameters") is false)
        {
            return [];
        }

        var primary = type.InstanceConstructors.FirstOrDefault(static constructor =>
            constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null }));
        return primary is null ? [] : [.. primary.Parameters];
    }
}
