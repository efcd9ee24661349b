namespace Orleans;

/// <summary>Marks an attribute on a constructor parameter of a grain that says how to make the argument.</summary>
public interface IFacetMetadata;
