namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for where members are required; netstandard2.0 lacks it.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class RequiredMemberAttribute : Attribute
{
}

/// <summary>As <see cref="RequiredMemberAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
