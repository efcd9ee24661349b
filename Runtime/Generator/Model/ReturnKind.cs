namespace Shop.Runtime.Generator.Model;

/// <summary>What a grain method returns.</summary>
internal enum ReturnKind
{
    /// <summary>Nothing: an observer's one-way method.</summary>
    Void,
    Task,
    TaskOfResult,
    ValueTask,
    ValueTaskOfResult,
}
