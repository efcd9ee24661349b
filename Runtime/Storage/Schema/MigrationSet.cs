using System.Globalization;
using System.Reflection;

namespace Shop.Runtime.Storage.Schema;

/// <summary>The scripts of one part of the product, in order. Each set has its own numbers and its own history.</summary>
public sealed class MigrationSet
{
    private const string Extension = ".sql";

    /// <summary>
    /// A set by name. Throws <see cref="ArgumentException"/> where the scripts aren't numbered without gaps from
    /// <paramref name="first"/>.
    /// </summary>
    public MigrationSet(string name, IEnumerable<MigrationScript> scripts, int first = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        Name = name;
        First = first;
        Scripts = [.. scripts.OrderBy(script => script.Number)];
        for (var i = 0; i < Scripts.Count; i++)
        {
            if (Scripts[i].Number != first + i)
            {
                throw new ArgumentException($"The migrations \"{name}\" aren't numbered {first} to {first + Scripts.Count - 1}: {first + i} is expected where {Scripts[i]} stands.", nameof(scripts));
            }
        }
    }

    /// <summary>The name under which the history is kept.</summary>
    public string Name { get; }

    /// <summary>The number of its first script.</summary>
    public int First { get; }

    /// <summary>The scripts, by number.</summary>
    public IReadOnlyList<MigrationScript> Scripts { get; }

    /// <summary>
    /// The set of an assembly's embedded files <c>{prefix}NNNN_name.sql</c>, numbered from 1. Throws
    /// <see cref="ArgumentException"/> for another file name, and where there is no such file at all.
    /// </summary>
    public static MigrationSet FromResources(string name, Assembly assembly, string prefix) => new(name, ReadResources(assembly, prefix));

    /// <summary>
    /// The sets of an assembly's embedded files <c>{prefix}NNN_name.sql</c>, one for each range of <paramref name="range"/>
    /// numbers, named <c>{name}-{first number}</c> and numbered from there: parts of a product that are written apart then need
    /// not agree on the order of their scripts. Throws as the other one does.
    /// </summary>
    public static IReadOnlyList<MigrationSet> RangesFromResources(string name, Assembly assembly, string prefix, int range) =>
    [
        .. ReadResources(assembly, prefix)
            .GroupBy(script => script.Number / range * range)
            .OrderBy(group => group.Key)
            .Select(group => new MigrationSet($"{name}-{group.Key}", group, group.Key)),
    ];

    private static List<MigrationScript> ReadResources(Assembly assembly, string prefix)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var scripts = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal) && resource.EndsWith(Extension, StringComparison.Ordinal))
            .Select(resource => Read(assembly, resource, resource[prefix.Length..^Extension.Length]))
            .ToList();
        return scripts.Count > 0
            ? scripts
            : throw new ArgumentException($"{assembly.GetName().Name} has no embedded {prefix}*{Extension}.", nameof(prefix));
    }

    private static MigrationScript Read(Assembly assembly, string resource, string title)
    {
        var digits = title.IndexOf('_', StringComparison.Ordinal);
        if (digits < 1 || digits == title.Length - 1
            || !int.TryParse(title.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw new ArgumentException($"\"{resource}\" isn't named NNNN_name{Extension}.", nameof(resource));
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new(number, title[(digits + 1)..], reader.ReadToEnd());
    }
}
