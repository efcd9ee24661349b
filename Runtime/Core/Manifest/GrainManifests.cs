using System.Collections.Concurrent;
using System.Reflection;

namespace Shop.Runtime.Manifest;

/// <summary>Finds the manifests of the assemblies of this process, and reads each once.</summary>
public static class GrainManifests
{
    private static readonly Lock _lock = new();
    private static readonly ConcurrentDictionary<Assembly, bool> _read = new();
    private static readonly ConcurrentQueue<Assembly> _loaded = new();
    private static readonly HashSet<Assembly> _walked = [];
    private static readonly HashSet<string> _references = [];
    private static readonly GrainManifestBuilder _builder = new();
    private static GrainManifest? _manifest;

    // Assemblies that are in the queue or being read: a name that nobody knows yet may be theirs until that is done.
    private static int _unread;

    static GrainManifests()
    {
        AppDomain.CurrentDomain.AssemblyLoad += static (_, load) => Enqueue(load.LoadedAssembly);
        Array.ForEach(AppDomain.CurrentDomain.GetAssemblies(), Enqueue);
    }

    /// <summary>
    /// The manifest of everything that is loaded, and of what that refers to. Cheap when called again, and complete again when
    /// more assemblies were loaded since.
    /// </summary>
    /// <exception cref="InvalidOperationException">Two interfaces, methods or grain classes claim the same id.</exception>
    public static GrainManifest Load()
    {
        if (Volatile.Read(ref _unread) == 0 && Volatile.Read(ref _manifest) is { } known)
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

    /// <summary>
    /// Reads the manifests of assemblies that were loaded since the last call, and no others: a name from the wire that nobody
    /// knows brings this about, and may come as often as a peer likes.
    /// </summary>
    /// <returns>Whether there were any assemblies.</returns>
    internal static bool LoadNew()
    {
        if (Volatile.Read(ref _unread) == 0)
        {
            return false;
        }

        lock (_lock)
        {
            // Taken out when it was read: one whose manifest is refused is refused again.
            while (_loaded.TryPeek(out var assembly))
            {
                ReadWithReferences(assembly);
                _loaded.TryDequeue(out _);
                Interlocked.Decrement(ref _unread);
            }
        }

        return true;
    }

    private static void Enqueue(Assembly assembly)
    {
        Interlocked.Increment(ref _unread);
        _loaded.Enqueue(assembly);
    }

    private static void ReadWithReferences(Assembly assembly)
    {
        if (assembly.IsDynamic || IsFramework(assembly.GetName()) || _walked.Contains(assembly))
        {
            return;
        }

        Read(assembly);
        _walked.Add(assembly);
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (!IsFramework(reference) && _references.Add(reference.FullName) && TryLoad(reference) is { } referenced)
            {
                ReadWithReferences(referenced);
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
