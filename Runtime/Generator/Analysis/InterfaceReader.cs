using Microsoft.CodeAnalysis;
using Shop.Runtime.Generator.Diagnostics;
using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>Reads a grain interface, or an observer's, with the methods that it inherits.</summary>
internal sealed class InterfaceReader
{
    private readonly INamedTypeSymbol _type;
    private readonly List<Problem> _problems = [];
    private bool _isComplete = true;

    private InterfaceReader(INamedTypeSymbol type) => _type = type;

    /// <summary>The model, or what is wrong; null for what is no grain interface.</summary>
    public static Finding<InterfaceModel>? Read(INamedTypeSymbol type)
    {
        if (!type.Implements(OrleansNames.Addressable) || OrleansNames.IsMarker(type.FullName()))
        {
            return null;
        }

        var reader = new InterfaceReader(type);
        var model = reader.Read();
        return new(reader._isComplete && reader._problems.Count == 0 ? model : null, reader._problems.ToEquatableArray());
    }

    private InterfaceModel Read()
    {
        CheckType();
        var methods = new List<MethodModel>();
        foreach (var declaring in new[] { _type }.Concat(_type.AllInterfaces))
        {
            ReadMembers(declaring, methods);
        }

        CheckIds(methods);
        return new InterfaceModel
        {
            Type = TypeFormat.Default.Plain(_type),
            FullName = _type.FullName(),
            WireName = _type.WireName(),
            Methods = methods.ToEquatableArray(),
        };
    }

    private void CheckType()
    {
        if (_type.IsGenericType || IsInGenericType(_type))
        {
            _problems.Add(Problem.At(_type, Rules.GenericsNotSupported, _type.ToDisplayString()));
        }

        if (!_type.IsReachable())
        {
            _problems.Add(Problem.At(_type, Rules.TypeNotReachable, _type.ToDisplayString()));
        }
    }

    private void ReadMembers(INamedTypeSymbol declaring, List<MethodModel> methods)
    {
        // What is wrong with a base interface of this compilation is said there, once.
        var isReportedElsewhere = !SymbolEqualityComparer.Default.Equals(declaring, _type)
            && declaring.Implements(OrleansNames.Addressable)
            && SymbolEqualityComparer.Default.Equals(declaring.ContainingAssembly, _type.ContainingAssembly);
        var problems = isReportedElsewhere ? [] : _problems;
        foreach (var member in declaring.GetMembers().Where(static member => !member.IsStatic))
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private } method)
            {
                var model = new MethodReader(method, _type, problems).Read();
                _isComplete &= model is not null;
                if (model is not null)
                {
                    methods.Add(model);
                }
            }
            else if (member is IPropertySymbol or IEventSymbol)
            {
                _isComplete = false;
                problems.Add(Problem.At(member, Rules.MemberNotMethod, member.ToDisplayString()));
            }
        }
    }

    private void CheckIds(List<MethodModel> methods)
    {
        var byId = new Dictionary<uint, MethodModel>();
        foreach (var method in methods)
        {
            if (byId.TryGetValue(method.Id, out var other))
            {
                _problems.Add(Problem.At(_type, Rules.DuplicateMethodId, $"{method.DeclaringType}.{method.Name}", $"{other.DeclaringType}.{other.Name}"));
            }
            else
            {
                byId.Add(method.Id, method);
            }
        }
    }

    private static bool IsInGenericType(INamedTypeSymbol type) =>
        type.ContainingType is { } outer && (outer.IsGenericType || IsInGenericType(outer));
}
