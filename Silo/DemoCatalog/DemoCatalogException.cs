namespace Shop.Silo.DemoCatalog;

/// <summary>Why the demo catalog can't be loaded, in words for who asked for it.</summary>
internal sealed class DemoCatalogException(string message) : Exception(message);
