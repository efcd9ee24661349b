namespace Shop.Runtime.Generator.Model;

/// <summary>What looking at one type came to: a model to generate code from, unless something is wrong with it.</summary>
internal sealed record Finding<T>(T? Model, EquatableArray<Problem> Problems)
    where T : class, IEquatable<T>;
