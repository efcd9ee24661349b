namespace Runtime.Tests.Surface;

/// <summary>
/// Compares our types with their namesakes. Ours may have fewer members and interfaces; what they have must be the same.
/// </summary>
public static class Comparison
{
    /// <summary>What is different, a line each; nothing where code that compiles against ours compiles against theirs.</summary>
    public static IEnumerable<string> Differences(ApiType ours, ApiType theirs)
    {
        if (ours.Header != theirs.Header)
        {
            yield return $"{ours.Name}: is \"{ours.Header}\", should be \"{theirs.Header}\"";
        }

        if (ours.Base != theirs.Base)
        {
            yield return $"{ours.Name}: derives from \"{ours.Base}\", should derive from \"{theirs.Base}\"";
        }

        foreach (var added in ours.Interfaces.Except(theirs.Interfaces).Order(StringComparer.Ordinal))
        {
            yield return $"{ours.Name}: implements {added}, and should not";
        }

        var known = theirs.Members.Select(member => member.Signature).ToHashSet();
        foreach (var member in ours.Members.Where(member => !known.Contains(member.Signature)))
        {
            yield return $"{ours.Name}: has \"{member.Signature}\"{Like(member, theirs)}";
        }
    }

    /// <summary>
    /// What is different from compiled references to their type. A reference proves a member; a member of ours with the name and the
    /// number of parameters of a reference, but equal to none of these, is different.
    /// </summary>
    public static IEnumerable<string> Contradictions(ApiType ours, IReadOnlyCollection<BareSignature> references) =>
        from member in ours.Members
        from bare in member.Bare
        let alike = references.Where(reference => reference.Name == bare.Name && reference.ParameterCount == bare.ParameterCount).ToList()
        where alike.Count > 0 && !alike.Contains(bare) && !alike.TrueForAll(reference => IsAnotherOverload(ours, reference))
        select $"{ours.Name}: has \"{bare.Text}\", but Orleans' own code uses {Quoted(alike.Select(reference => reference.Text))}";

    /// <summary>Whether compiled references prove all of a member.</summary>
    public static bool IsProven(ApiMember member, IReadOnlyCollection<BareSignature> references) => member.Bare.All(references.Contains);

    // Where every reference of that name is to a member that ours has, the member in question is simply one that nobody refers to.
    private static bool IsAnotherOverload(ApiType ours, BareSignature reference) =>
        ours.Members.SelectMany(member => member.Bare).Contains(reference);

    private static string Like(ApiMember member, ApiType theirs)
    {
        var names = member.Bare.Select(bare => bare.Name).ToHashSet();
        var alike = theirs.Members
            .Where(their => their.Bare.Any(bare => names.Contains(bare.Name)) || NameIn(their.Signature) == NameIn(member.Signature))
            .Select(their => their.Signature)
            .ToList();
        return alike.Count == 0 ? ", which Orleans doesn't have" : $"; Orleans has {Quoted(alike)}";
    }

    private static string Quoted(IEnumerable<string> texts) => string.Join(" and ", texts.Select(text => $"\"{text}\""));

    // Lines of the committed list have no compiled form; the word before the parenthesis or brace will do for a message.
    private static string NameIn(string signature)
    {
        var end = signature.IndexOfAny(['(', '{', '=']);
        var head = (end < 0 ? signature : signature[..end]).TrimEnd();
        head = end >= 0 && signature[end] == '(' && head.EndsWith('>') ? head[..head.LastIndexOf('<')] : head;
        return head[(head.LastIndexOf(' ') + 1)..];
    }
}
