namespace Orleans.Placement;

/// <summary>Says where in the cluster a grain class wants its activations.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public abstract class PlacementAttribute : Attribute
{
    private protected PlacementAttribute()
    {
    }
}
