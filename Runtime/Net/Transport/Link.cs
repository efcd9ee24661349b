using System.IO.Pipelines;
using System.Net;

namespace Shop.Runtime.Net;

/// <summary>A byte stream to another process, plain or encrypted.</summary>
internal abstract class Link : IAsyncDisposable
{
    /// <summary>What arrives.</summary>
    public abstract PipeReader Input { get; }

    /// <summary>What is sent.</summary>
    public abstract PipeWriter Output { get; }

    /// <summary>The other end.</summary>
    public abstract EndPoint? RemoteEndPoint { get; }

    /// <summary>Ends it now, whatever is under way. Never throws.</summary>
    public abstract void Abort();

    /// <summary>Sends what was written, says that no more comes, and lets go of everything.</summary>
    public abstract ValueTask DisposeAsync();
}
