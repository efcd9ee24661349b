using Orleans.Runtime;
using Shop.Runtime.Manifest;
using Shop.Runtime.Net;

namespace Shop.Runtime.Calls;

/// <summary>Which grain type an interface means, by what the silos say that they run. The rules are <see cref="GrainManifest"/>'s.</summary>
internal static class ClusterGrainTypes
{
    /// <summary>The grain type; null where the silos have said nothing yet, or nothing of the interface.</summary>
    /// <exception cref="ArgumentException">Several implementations are known, and none is the one.</exception>
    public static GrainType? Resolve(IReadOnlyList<ClusterGrain> grains, GrainInterfaceDescription target, string? classNamePrefix)
    {
        var candidates = grains.Where(grain => grain.Interfaces.Contains(target.Id)).ToList();
        if (!string.IsNullOrWhiteSpace(classNamePrefix))
        {
            candidates.RemoveAll(candidate => !candidate.ClassName.StartsWith(classNamePrefix, StringComparison.Ordinal));
        }

        if (candidates.Count == 0)
        {
            return null;
        }

        var chosen = candidates.Count == 1
            ? candidates[0]
            : candidates.Find(candidate => candidate.ClassName == classNamePrefix || IsNamedLike(candidate, target));
        return chosen is not null ? GrainType.Create(chosen.GrainType) : throw new ArgumentException(
            $"{target.Type} is implemented by several grain classes of the cluster, and none is named like it: {string.Join(", ", candidates.Select(candidate => candidate.ClassName))}.");
    }

    // IProduct means Product, whatever else implements it.
    private static bool IsNamedLike(ClusterGrain candidate, GrainInterfaceDescription target)
    {
        var name = candidate.ClassName.AsSpan(candidate.ClassName.LastIndexOfAny(['.', '+']) + 1);
        return target.Type.Name.AsSpan(1).SequenceEqual(name);
    }
}
