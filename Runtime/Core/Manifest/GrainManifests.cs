using System.Reflection;

namespace Shop.Runtime.Manifest;

internal static class GrainManifests
{
    public static void LoadFrom(Assembly assembly)
    {
    }

    public static bool LoadNew() => false;
}
