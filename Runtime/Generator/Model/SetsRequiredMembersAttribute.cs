namespace System.Diagnostics.CodeAnalysis;

/// <summary>What the compiler asks for where members of a record are required; netstandard2.0 lacks it.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute
{
}
