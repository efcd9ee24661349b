namespace Shop.Runtime.Storage.Batching;

/// <summary>Splits batches, to find the member that fails.</summary>
internal static class Halves
{
    /// <summary>Two halves of <paramref name="members"/> in order; one part where there is a single member.</summary>
    public static IEnumerable<List<TMember>> Of<TMember>(List<TMember> members)
    {
        var middle = members.Count / 2;
        if (middle > 0)
        {
            yield return members.GetRange(0, middle);
        }

        yield return members.GetRange(middle, members.Count - middle);
    }
}
