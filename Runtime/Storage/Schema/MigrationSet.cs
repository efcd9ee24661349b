using System.Globalization;
using System.Reflection;

namespace Shop.Runtime.Storage.Schema;

/// <summary>The scripts of one part of the product, in order. Each set has its own numbers and its own history.</summary>
public sealed class MigrationSet
{
    private const int NumberDigits = 4;
    private const string Extension = ".sql";

    /// <summary>A set by name. Throws <see cref="ArgumentException"/> where the scripts aren't numbered 1, 2, 3, …</summary>
    public MigrationSet(string name, IEnumerable<MigrationScript> scripts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Scripts = [.. scripts.OrderBy(script => script.Number)];
        for (var i = 0; i < Scripts.Count; i++)
        {
            if (Scripts[i].Number != i + 1)
            {
                throw new ArgumentException($"The migrations \"{name}\" aren't numbered 1 to {Scripts.Count}: {i + 1} is expected where {Scripts[i]} stands.", nameof(scripts));
            }
        }
    }

    /// <summary>The name under which the history is kept.</summary>
    public string Name { get; }

    /// <summary>The scripts, by number.</summary>
    public IReadOnlyList<MigrationScript> Scripts { get; }

    /// <summary>
    /// The set of an assembly's embedded files <c>{prefix}NNNN_name.sql</c>. Throws <see cref="ArgumentException"/> for another
    /// file name, and where there is no such file at all.
    /// </summary>
    public static MigrationSet FromResources(string name, Assembly assembly, string prefix)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var scripts = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal) && resource.EndsWith(Extension, StringComparison.Ordinal))
            .Select(resource => Read(assembly, resource, resource[prefix.Length..^Extension.Length]))
            .ToList();
        return scripts.Count > 0
            ? new(name, scripts)
            : throw new ArgumentException($"{assembly.GetName().Name} has no embedded {prefix}*{Extension}.", nameof(prefix));
    }

    private static MigrationScript Read(Assembly assembly, string resource, string title)
    {
        if (title.Length < NumberDigits + 2 || title[NumberDigits] != '_'
            || !int.TryParse(title.AsSpan(0, NumberDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw new ArgumentException($"\"{resource}\" isn't named NNNN_name{Extension}.", nameof(resource));
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new(number, title[(NumberDigits + 1)..], reader.ReadToEnd());
    }
}
