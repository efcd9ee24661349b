using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Deploy;

/// <summary>
/// <c>docker-compose.yml</c>, as far as it is made of maps of maps and text: with anchors and merges; what is a list, or in braces, stays
/// text.
/// </summary>
internal sealed class ComposeFile
{
    private readonly Dictionary<string, ComposeFile> _anchors;
    private readonly Dictionary<string, ComposeFile> _members = [];

    private ComposeFile(string text, Dictionary<string, ComposeFile> anchors) => (Text, _anchors) = (text, anchors);

    /// <summary>What stands beside a key, and below it where that is no map.</summary>
    public string Text { get; private set; }

    public IReadOnlyDictionary<string, ComposeFile> Members => _members;

    public ComposeFile this[string key] => _members.TryGetValue(key, out var member) ? member : throw new KeyNotFoundException($"There is no '{key}' among {string.Join(", ", _members.Keys)}.");

    /// <summary>Reads the repository's.</summary>
    public static ComposeFile Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Folder, "docker-compose.yml"))
            .Where(static line => line.Trim() is { Length: > 0 } text && text[0] != '#').ToList();
        var root = new ComposeFile("", []);
        root.ReadMembers(lines, 0, 0);
        return root;
    }

    /// <summary>The environment of a service, with the variables of its caller in their places.</summary>
    public Dictionary<string, string> EnvironmentWith(Func<string, string> variable) =>
        this["environment"].Members.ToDictionary(static entry => entry.Key, entry => Fill(entry.Value.Text, variable));

    // ${NAME:-default} and ${NAME:?what to do}.
    private static string Fill(string text, Func<string, string> variable) => System.Text.RegularExpressions.Regex.Replace(
        text, @"\$\{(\w+):(.)([^}]*)\}", match => match.Groups[2].Value == "-" && match.Groups[3].Length > 0 ? match.Groups[3].Value : variable(match.Groups[1].Value));

    // Returns the line behind the last that is a member's.
    private int ReadMembers(List<string> lines, int at, int depth)
    {
        while (at < lines.Count && Depth(lines[at]) == depth && lines[at].IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && lines[at][depth] != '-')
        {
            var (key, value) = (lines[at][depth..colon], lines[at][(colon + 1)..].Trim());
            if (key == "<<")
            {
                Merge(_anchors[value[1..]]);
                at++;
                continue;
            }

            var member = new ComposeFile(value.StartsWith('&') ? "" : value.Trim('"'), _anchors);
            if (value.StartsWith('&'))
            {
                _anchors[value[1..]] = member;
            }

            _members[key] = member;
            at = member.ReadBelow(lines, at + 1, depth);
        }

        return at;
    }

    private int ReadBelow(List<string> lines, int at, int depth)
    {
        var isMap = Text.Length == 0;
        while (at < lines.Count && Depth(lines[at]) > depth)
        {
            var next = isMap ? ReadMembers(lines, at, Depth(lines[at])) : at;
            if (next == at)
            {
                Text += $"{lines[at].Trim()}\n";
                next++;
            }

            at = next;
        }

        return at;
    }

    private void Merge(ComposeFile other)
    {
        foreach (var (key, member) in other._members)
        {
            _members.TryAdd(key, member);
        }
    }

    private static int Depth(string line) => line.Length - line.TrimStart().Length;
}
