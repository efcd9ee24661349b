namespace Runtime.Tests.Surface;

/// <summary>One public or protected member.</summary>
/// <param name="Signature">The member as it would be declared, names and defaults of parameters included.</param>
/// <param name="Bare">What a compiled reference to it says: see <see cref="BareSignature"/>. A property has one for each accessor.</param>
public sealed record ApiMember(string Signature, IReadOnlyList<BareSignature> Bare);
