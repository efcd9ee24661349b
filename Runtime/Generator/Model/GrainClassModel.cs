namespace Shop.Runtime.Generator.Model;

/// <summary>A grain class.</summary>
internal sealed record GrainClassModel(string Type, EquatableArray<string> Interfaces);
