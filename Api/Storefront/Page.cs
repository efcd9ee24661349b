using Shop.Catalog;

namespace Shop.Api.Storefront;

/// <summary>What is a page's own: what search engines, previews and the first frame show of it.</summary>
/// <param name="Title">Its name, without the shop's.</param>
/// <param name="Description">A sentence or two; null for pages that nobody searches for.</param>
/// <param name="Path">Its one address; null where it has none that others should know.</param>
/// <param name="Image">A picture of it.</param>
/// <param name="Facts">JSON-LD that describes it to machines.</param>
/// <param name="Content">HTML of what it shows until the web app has taken over; null where the shop's frame isn't around it.</param>
/// <param name="Data">What the web app would ask the Api for first: answers by the keys that it keeps them under.</param>
internal sealed record Page(
    string Title,
    string? Description = null,
    string? Path = null,
    ProductImage? Image = null,
    IReadOnlyList<object>? Facts = null,
    string? Content = "",
    IReadOnlyList<PageData>? Data = null)
{
    /// <summary>The status of the answer: 404 and 410 are pages, too.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Whether the next page of the same search engine's visit should find it again.</summary>
    public bool IsIndexed => Status == StatusCodes.Status200OK && Path is not null;
}

/// <summary>An answer that the page brings along.</summary>
/// <param name="Key">The web app's key for it, as it makes it from its query.</param>
/// <param name="Json">The answer.</param>
internal sealed record PageData(IReadOnlyList<object> Key, ReadOnlyMemory<byte> Json);
