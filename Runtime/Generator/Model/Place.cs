using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Shop.Runtime.Generator.Model;

/// <summary>A place in a source file, without the file's syntax tree.</summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Place? Of(ISymbol symbol)
    {
        var location = symbol.Locations.FirstOrDefault(static location => location.IsInSource)
            ?? symbol.ContainingType?.Locations.FirstOrDefault(static location => location.IsInSource);
        return location is null ? null : new(location.SourceTree!.FilePath, location.SourceSpan, location.GetLineSpan().Span);
    }

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
