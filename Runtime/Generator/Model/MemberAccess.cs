namespace Shop.Runtime.Generator.Model;

/// <summary>How generated code reaches a member.</summary>
internal enum MemberAccess
{
    /// <summary>Like any other code.</summary>
    Direct,

    /// <summary>By the field, or the property's backing field, past the member's accessibility.</summary>
    Field,

    /// <summary>By the property's accessor, past its accessibility.</summary>
    Accessor,
}
