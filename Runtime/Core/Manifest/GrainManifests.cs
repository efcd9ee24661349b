using System.Collections.Concurrent;
using System.Reflection;

namespace Shop.Runtime.Manifest;

/// <summary>Finds the manifests of the assemblies of this process, and reads each once.</summary>
public static class GrainManifests
{
    private static readonly Lock _lock = new();
    private static readonly ConcurrentDictionary<Assembly, bool> _read = new();
    private static readonly GrainManifestBuilder _builder = new();
    private static GrainManifest? _manifest;
    private static int _loads;
    private static int _loadsSeen = -1;

    static GrainManifests() => AppDomain.CurrentDomain.AssemblyLoad += static (_, _) => Interlocked.Increment(ref _loads);

    /// <summary>
    /// The manifest of everything that is loaded, and of what that refers to. Cheap when called again, and complete again when
    /// more assemblies were loaded since.
    /// </summary>
    /// <exception cref="InvalidOperationException">Two interfaces, methods or grain classes claim the same id.</exception>
    public static GrainManifest Load()
    {
        if (Volatile.Read(ref _loads) == Volatile.Read(ref _loadsSeen) && Volatile.Read(ref _manifest) is { } known)
        {
            return known;
        }

        lock (_lock)
        {
            LoadNew();
            return _manifest ??= new GrainManifest(_builder.Interfaces, _builder.Classes);
        }
    }

    /// <summary>Reads one assembly's manifest, if it has one.</summary>
    internal static void LoadFrom(Assembly assembly)
    {
        if (_read.ContainsKey(assembly))
        {
            return;
        }

        lock (_lock)
        {
            Read(assembly);
        }
    }

    /// <summary>Reads the manifests of assemblies that were loaded since the last call.</summary>
    /// <returns>Whether there were any assemblies.</returns>
    internal static bool LoadNew()
    {
        var loads = Volatile.Read(ref _loads);
        if (loads == Volatile.Read(ref _loadsSeen))
        {
            return false;
        }

        lock (_lock)
        {
            var seen = new HashSet<string>();
            foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            {
                ReadWithReferences(assembly, seen);
            }

            Volatile.Write(ref _loadsSeen, loads);
        }

        return true;
    }

    private static void ReadWithReferences(Assembly assembly, HashSet<string> seen)
    {
        if (assembly.IsDynamic || IsFramework(assembly.GetName()) || !seen.Add(assembly.FullName!))
        {
            return;
        }

        Read(assembly);
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (!IsFramework(reference) && !seen.Contains(reference.FullName) && TryLoad(reference) is { } referenced)
            {
                ReadWithReferences(referenced, seen);
            }
        }
    }

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            // Something that was needed to compile only: nothing in this process can refer to its grains.
            return null;
        }
    }

    // Thousands of types that can't have a manifest: not worth the time at start.
    private static bool IsFramework(AssemblyName name) =>
        name.Name is null or "mscorlib" or "netstandard" or "System"
        || name.Name.StartsWith("System.", StringComparison.Ordinal)
        || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal);

    private static void Read(Assembly assembly)
    {
        if (_read.ContainsKey(assembly))
        {
            return;
        }

        if (assembly.GetCustomAttribute<GrainManifestAttribute>() is { } attribute)
        {
            var manifest = (IGrainManifest)Activator.CreateInstance(attribute.Manifest, nonPublic: true)!;
            manifest.Describe(_builder);
            _manifest = null;
        }

        _read[assembly] = true;
    }
}
