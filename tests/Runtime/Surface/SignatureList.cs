namespace Runtime.Tests.Surface;

/// <summary>
/// The committed list of signatures of the assemblies that can't be downloaded: a line for a type, then indented lines for its
/// base, its interfaces (after a colon) and its members. Lines that begin with # are comments.
/// </summary>
public static class SignatureList
{
    /// <summary>Reads the list. Throws <see cref="FormatException"/> for a type that is in it twice.</summary>
    public static IReadOnlyDictionary<string, ApiType> Parse(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, ApiType>();
        List<string>? current = null;
        foreach (var line in lines.Where(line => line.Length > 0 && !line.StartsWith('#')).Append("end"))
        {
            if (line.StartsWith(' '))
            {
                (current ?? throw new FormatException($"\"{line}\" belongs to no type.")).Add(line.Trim());
                continue;
            }

            if (current is not null)
            {
                var type = Type(current);
                types[type.Name] = types.ContainsKey(type.Name) ? throw new FormatException($"{type.Name} is listed twice.") : type;
            }

            current = [line];
        }

        return types;
    }

    private static ApiType Type(List<string> lines) => new(
        NameIn(lines[0]),
        lines[0],
        lines.Skip(1).FirstOrDefault(line => line.StartsWith("base ", StringComparison.Ordinal))?["base ".Length..] ?? "",
        lines.Skip(1).Where(line => line.StartsWith(": ", StringComparison.Ordinal)).Select(line => line[2..]).ToHashSet(),
        [.. lines.Skip(1)
            .Where(line => !line.StartsWith(": ", StringComparison.Ordinal) && !line.StartsWith("base ", StringComparison.Ordinal))
            .Select(line => new ApiMember(line, []))]);

    private static string NameIn(string header)
    {
        string[] kinds = [" class ", " struct ", " interface ", " enum ", " delegate "];
        var kind = kinds.FirstOrDefault(kind => header.Contains(kind, StringComparison.Ordinal))
            ?? throw new FormatException($"\"{header}\" is no type.");
        var rest = header[(header.IndexOf(kind, StringComparison.Ordinal) + kind.Length)..];
        var name = rest.Split([" where ", " : "], StringSplitOptions.None)[0];
        var generic = name.IndexOf('<', StringComparison.Ordinal);
        return generic < 0 ? name : $"{name[..generic]}`{name.Count(character => character == ',') + 1}";
    }
}
