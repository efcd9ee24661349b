using Microsoft.CodeAnalysis;
using Shop.Runtime.Generator.Diagnostics;
using Shop.Runtime.Generator.Model;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>Reads classes that nothing marks: grain classes, and exception classes that a message may carry by name.</summary>
internal static class ClassReader
{
    /// <summary>
    /// A grain class; null for any other, and for one that is private to another class: Orleans doesn't see those either, so that
    /// tests may have grains of their own.
    /// </summary>
    public static Finding<GrainClassModel>? ReadGrain(INamedTypeSymbol type)
    {
        if (type.IsAbstract || !type.IsReachable() || !type.Implements(OrleansNames.Grain))
        {
            return null;
        }

        if (type.IsGenericType || type.ContainingType?.IsGenericType == true)
        {
            var problem = Problem.At(type, Rules.GenericsNotSupported, type.ToDisplayString());
            return new(null, new[] { problem }.ToEquatableArray());
        }

        var interfaces = type.AllInterfaces
            .Where(static one => one.Implements(OrleansNames.Addressable) && !OrleansNames.IsMarker(one.FullName()) && one.IsReachable())
            .Select(TypeFormat.Default.Plain)
            .ToEquatableArray();
        return new(new GrainClassModel(TypeFormat.Default.Plain(type), interfaces), EquatableArray<Problem>.Empty);
    }

    /// <summary>An exception class that isn't marked with <c>[GenerateSerializer]</c>; null for any other.</summary>
    public static MessageModel? ReadException(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.IsGenericType || !type.IsReachable() || !type.IsException() || type.Has(OrleansNames.GenerateSerializer))
        {
            return null;
        }

        var name = TypeFormat.Default.Plain(type);
        return new MessageModel
        {
            Type = name,
            OpenType = name,
            FullName = type.FullName(),
            WireName = type.WireName(),
            Kind = MessageKind.PlainException,
        };
    }
}
