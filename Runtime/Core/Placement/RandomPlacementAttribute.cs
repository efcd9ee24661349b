namespace Orleans.Placement;

/// <summary>Asks for a random silo. A hint: the owner follows from the id, which spreads grains as evenly.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class RandomPlacementAttribute : PlacementAttribute;
