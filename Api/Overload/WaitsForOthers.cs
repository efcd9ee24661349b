namespace Shop.Api.Overload;

/// <summary>
/// Marks a route whose answers wait for somebody else, a bank or those before in a queue of its own: how long they take tells nothing of how
/// busy the shop is. Where only some of a route's requests do, the handler marks those (<see cref="Mark"/>), and the others go on telling.
/// </summary>
internal sealed record WaitsForOthers
{
    private static readonly WaitsForOthers _one = new();

    /// <summary>This request waits for somebody else from now on.</summary>
    public static void Mark(HttpContext context) => context.Features.Set(_one);

    /// <summary>Whether this request was marked.</summary>
    public static bool IsMarked(HttpContext context) => context.Features.Get<WaitsForOthers>() is not null;
}
