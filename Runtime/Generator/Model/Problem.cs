using Microsoft.CodeAnalysis;

namespace Shop.Runtime.Generator.Model;

/// <summary>A diagnostic that can be compared, and that keeps no part of a compilation alive.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, Place? Place, EquatableArray<string> Arguments)
{
    public static Problem At(ISymbol symbol, DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(descriptor, Place.Of(symbol), arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Place?.ToLocation(), [.. Arguments]);
}
