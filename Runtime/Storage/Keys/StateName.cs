using System.Globalization;
using System.Text;
using Orleans;

namespace Shop.Runtime.Storage.Keys;

/// <summary>A state's name as the table keeps it, with its hash.</summary>
internal sealed class StateName
{
    private const char GenericMark = '`';

    /// <summary>The stored form of <paramref name="name"/>.</summary>
    public StateName(string name)
    {
        Text = WithoutAssemblyVersions(name);
        Hash = unchecked((int)StableHash.ComputeHash(Encoding.UTF8.GetBytes(Text)));
    }

    /// <summary>The name in the column GrainTypeString.</summary>
    public string Text { get; }

    /// <summary>xxHash32 over the name's UTF-8, signed.</summary>
    public int Hash { get; }

    /// <summary>
    /// Names of generic types lose the versions of their arguments' assemblies, as in Orleans' provider: a new version of an
    /// assembly finds its old rows. Other names stay as they are.
    /// </summary>
    private static string WithoutAssemblyVersions(string name)
    {
        if (!name.Contains(GenericMark))
        {
            return name;
        }

        // Name`1[[Argument, Assembly, Version=…]]: what stands between brackets, less what merely closes an argument.
        var parts = name.Split(['[', ']'], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Length > 1 && part[0] != ',')
            .Select(WithAssemblyNameOnly);
        return Compose(new Queue<string>(parts));
    }

    private static string WithAssemblyNameOnly(string part)
    {
        var assembly = part.IndexOf(',', StringComparison.Ordinal);
        var version = assembly < 0 ? -1 : part.IndexOf(',', assembly + 1);
        return version >= 0 ? part[..version] : assembly >= 0 ? part[..assembly] : part;
    }

    private static string Compose(Queue<string> parts)
    {
        if (!parts.TryDequeue(out var type))
        {
            return "";
        }

        var mark = type.IndexOf(GenericMark, StringComparison.Ordinal);
        if (mark < 0 || !int.TryParse(type.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var arity) || arity > parts.Count)
        {
            return type;
        }

        var arguments = new List<string>(arity);
        for (var i = 0; i < arity; i++)
        {
            arguments.Add($"[{Compose(parts)}]");
        }

        return $"{type}[{string.Join(',', arguments)}]";
    }
}
