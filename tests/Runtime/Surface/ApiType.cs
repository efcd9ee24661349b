namespace Runtime.Tests.Surface;

/// <summary>What is public or protected of one type, as text that can be compared.</summary>
/// <param name="Name">The full name, with <c>`n</c> for n type parameters.</param>
/// <param name="Header">Kind and modifiers, name, constraints, usage where it is an attribute.</param>
/// <param name="Base">The base class; empty where there is none to speak of.</param>
/// <param name="Interfaces">All public interfaces, inherited ones included.</param>
/// <param name="Members">The members, a signature each.</param>
public sealed record ApiType(string Name, string Header, string Base, IReadOnlySet<string> Interfaces, IReadOnlyList<ApiMember> Members)
{
    /// <summary>The type as the committed list has it: a line for the type, then a line for each thing that it has.</summary>
    public IEnumerable<string> Lines() =>
    [
        Header,
        .. Base.Length > 0 ? [$"  base {Base}"] : Array.Empty<string>(),
        .. Interfaces.Order(StringComparer.Ordinal).Select(name => $"  : {name}"),
        .. Members.Select(member => $"  {member.Signature}").Order(StringComparer.Ordinal),
    ];
}
