using System.Globalization;
using Microsoft.CodeAnalysis;
using Shop.Runtime.Generator.Diagnostics;
using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>Reads a method of a grain interface.</summary>
/// <param name="method">The method.</param>
/// <param name="owner">The interface whose proxy is to have it: the declaring one, or one that inherits from that.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class MethodReader(IMethodSymbol method, INamedTypeSymbol owner, List<Problem> problems)
{
    private static readonly TypeFormat _format = TypeFormat.Default;
    private bool _isGood = true;

    public MethodModel? Read()
    {
        if (method.IsGenericMethod)
        {
            Report(Rules.GenericsNotSupported, Name);
            return null;
        }

        var (returns, result) = ReadReturn();
        var model = new MethodModel
        {
            DeclaringType = _format.Plain(method.ContainingType),
            Name = TypeFormat.Identifier(method.Name),
            Key = $"{method.ContainingType.WireName()}.{KeyInInterface()}",
            Returns = returns,
            ReturnType = _format.Full(method.ReturnType),
            ResultType = result is null ? null : _format.Full(result),
            IsResultImmutable = method.ReturnAttribute(OrleansNames.Immutable) is not null,
            Flags = ReadFlags(result).ToEquatableArray(),
            ResponseTimeout = ReadTimeout(),
            Parameters = method.Parameters.Select(ReadParameter).ToEquatableArray(),
        };
        if (method.Parameters.Count(IsToken) > 1)
        {
            Report(Rules.SeveralCancellationTokens, Name);
        }

        return _isGood ? model : null;
    }

    private string Name => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private (ReturnKind Kind, ITypeSymbol? Result) ReadReturn()
    {
        var type = method.ReturnType;
        if (type is INamedTypeSymbol named)
        {
            switch (named.OriginalDefinition.FullName())
            {
                case "System.Threading.Tasks.Task":
                    return (ReturnKind.Task, null);
                case "System.Threading.Tasks.ValueTask":
                    return (ReturnKind.ValueTask, null);
                case "System.Threading.Tasks.Task`1":
                    CheckType(named.TypeArguments[0], "The result");
                    return (ReturnKind.TaskOfResult, named.TypeArguments[0]);
                case "System.Threading.Tasks.ValueTask`1":
                    CheckType(named.TypeArguments[0], "The result");
                    return (ReturnKind.ValueTaskOfResult, named.TypeArguments[0]);
                case "System.Collections.Generic.IAsyncEnumerable`1":
                    Report(Rules.StreamsNotSupported, Name);
                    return (ReturnKind.Void, null);
            }
        }

        if (!method.ReturnsVoid || !owner.Implements(OrleansNames.GrainObserver))
        {
            Report(Rules.BadReturnType, Name, type.ToDisplayString());
        }

        return (ReturnKind.Void, null);
    }

    private List<string> ReadFlags(ITypeSymbol? result)
    {
        var flags = new List<string>();
        if (method.Has(OrleansNames.ReadOnly))
        {
            flags.Add("ReadOnly");
        }

        if (method.Has(OrleansNames.AlwaysInterleave))
        {
            flags.Add("AlwaysInterleave");
        }

        if (method.Has(OrleansNames.OneWay) || method.ReturnsVoid)
        {
            flags.Add("OneWay");
            if (result is not null)
            {
                Report(Rules.OneWayWithResult, Name);
            }
        }

        return flags;
    }

    private string? ReadTimeout()
    {
        var timeout = method.Attribute(OrleansNames.ResponseTimeout)?.FirstArgument() as string;
        if (timeout is not null && !TimeSpan.TryParse(timeout, CultureInfo.InvariantCulture, out _))
        {
            Report(Rules.BadResponseTimeout, Name, timeout);
        }

        return timeout;
    }

    private ParameterModel ReadParameter(IParameterSymbol parameter)
    {
        var isToken = IsToken(parameter);
        if (parameter.RefKind != RefKind.None)
        {
            Report(Rules.ReferenceParameter, parameter.Name, Name);
        }
        else if (!isToken)
        {
            CheckType(parameter.Type, parameter.Name);
        }

        return new ParameterModel
        {
            Type = _format.Full(parameter.Type),
            PlainType = _format.Plain(parameter.Type),
            IsCancellationToken = isToken,
            Primitive = Primitives.MethodSuffix(parameter.Type),
            EnumUnderlying = Primitives.EnumUnderlying(parameter.Type),
            IsImmutable = parameter.Has(OrleansNames.Immutable) || KnownTypes.IsImmutable(parameter.Type),
        };
    }

    private void CheckType(ITypeSymbol type, string what)
    {
        if (!type.IsReachable())
        {
            Report(Rules.ArgumentNotReachable, what, Name, type.ToDisplayString());
        }
        else if (type.Is("System.Collections.Generic.IAsyncEnumerable`1"))
        {
            Report(Rules.StreamsNotSupported, Name);
        }
        else if (Serializability.Obstacle(type) is { } obstacle)
        {
            Report(Rules.ArgumentNotSerializable, what, Name, obstacle.ToDisplayString());
        }
    }

    // A cancellation token may be added to a method in a rolling upgrade: it counts only where overloads differ in nothing else.
    private string KeyInInterface()
    {
        if (method.Alias() is { } alias)
        {
            return alias;
        }

        if (method.Id() is { } id)
        {
            return "#" + id.ToString(CultureInfo.InvariantCulture);
        }

        var signature = Signature(method);
        var isAmbiguous = method.Parameters.Any(IsToken) && method.ContainingType.GetMembers(method.Name)
            .OfType<IMethodSymbol>()
            .Any(other => !SymbolEqualityComparer.Default.Equals(other, method) && Signature(other) == signature);
        return isAmbiguous ? signature + "!" : signature;
    }

    private static string Signature(IMethodSymbol method) =>
        $"{method.Name}({string.Join(",", method.Parameters.Where(static one => !IsToken(one)).Select(static one => _format.Plain(one.Type).Replace("global::", "")))})";

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type.Is(OrleansNames.CancellationToken);

    private void Report(DiagnosticDescriptor rule, params string[] arguments)
    {
        _isGood = false;
        var problem = Problem.At(method, rule, arguments);
        problems.Add(problem.Place is null ? Problem.At(owner, rule, arguments) : problem);
    }
}
