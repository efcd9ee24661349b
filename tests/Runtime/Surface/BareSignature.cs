namespace Runtime.Tests.Surface;

/// <summary>
/// A method or field as compiled code refers to it: without names and defaults of parameters, without nullability, and with
/// type parameters by position.
/// </summary>
/// <param name="Name">The name in metadata, such as <c>get_Services</c> or <c>.ctor</c>.</param>
/// <param name="Text">Whether it is static, what it takes and what it returns.</param>
/// <param name="ParameterCount">How many parameters it takes; -1 for a field.</param>
public sealed record BareSignature(string Name, string Text, int ParameterCount);
