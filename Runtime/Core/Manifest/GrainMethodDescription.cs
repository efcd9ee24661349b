using Shop.Runtime.Calls;

namespace Shop.Runtime.Manifest;

/// <summary>A method of a grain interface.</summary>
/// <param name="Method">What is known of it.</param>
/// <param name="Create">Creates an empty call, for arguments that arrive.</param>
public sealed record GrainMethodDescription(GrainMethod Method, Func<GrainCall> Create);
