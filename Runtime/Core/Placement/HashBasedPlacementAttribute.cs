namespace Orleans.Placement;

/// <summary>Asks for the silo that the id's hash points to, which is where every grain is.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class HashBasedPlacementAttribute : PlacementAttribute;
