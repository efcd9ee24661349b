namespace Orleans.Placement;

/// <summary>Asks for the caller's silo. A hint: the owner follows from the id.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class PreferLocalPlacementAttribute : PlacementAttribute;
