using System.Text;

namespace Shop.Runtime.Generator.Model;

/// <summary>FNV-1a with 32 bits over UTF-8: the ids of interfaces and methods, equal in every build.</summary>
internal static class StableNameHash
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    public static uint Of(string name)
    {
        var hash = OffsetBasis;
        foreach (var next in Encoding.UTF8.GetBytes(name))
        {
            hash = unchecked((hash ^ next) * Prime);
        }

        return hash;
    }
}
