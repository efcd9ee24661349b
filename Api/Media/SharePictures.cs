using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using NetVips;
using Shop.Api.Caching;

namespace Shop.Api.Media;

/// <summary>
/// Pictures for those who don't read SVG: what stands beside a link to a product in a message or a network. A JPEG each, 1200 × 630
/// pixels as all of them ask for, made by libvips from the drawing when it is first asked for. The same address is the same picture,
/// byte for byte.
/// </summary>
internal sealed class SharePictures : IDisposable
{
    /// <summary>Pixels.</summary>
    public const int Width = 1200;

    /// <summary>Pixels.</summary>
    public const int Height = 630;

    /// <summary>What its addresses end with.</summary>
    public const string Extension = ".jpg";

    // Each takes a processor for some 50 ms: shoppers need it more. A link that goes round is asked for by some networks at once.
    private const int MadeAtOnce = 1;
    private const int WaitingMax = 16;

    // Some 40 KB each: the products of a day's links.
    private const long RememberedBytesMax = 16 * 1024 * 1024;

    // No difference is seen, and half the bytes of 95.
    private const int Quality = 85;

    private readonly MemoryCache _made = new(Options.Create(new MemoryCacheOptions { SizeLimit = RememberedBytesMax }));
    private readonly ConcurrencyLimiter _making = new(new ConcurrencyLimiterOptions { PermitLimit = MadeAtOnce, QueueLimit = WaitingMax });
    private readonly ArtStudio _studio;
    private readonly Func<string, byte[]> _make;

    /// <summary>One that makes them by libvips.</summary>
    public SharePictures(ArtStudio studio)
        : this(studio, ToJpeg)
    {
    }

    /// <summary>One that makes them as it is told.</summary>
    /// <param name="studio">Draws.</param>
    /// <param name="make">An image of an SVG.</param>
    internal SharePictures(ArtStudio studio, Func<string, byte[]> make) => (_studio, _make) = (studio, make);

    /// <summary>Where the image of a drawing is; null for the address of anything else.</summary>
    /// <param name="url">A picture's address.</param>
    public static string? AddressOf(string url) =>
        url.StartsWith(MediaEndpoints.ArtFolder, StringComparison.Ordinal)
        && url[MediaEndpoints.ArtFolder.Length..].Split('/') is [var kind, var view, var file]
        && ArtName.TryParse(kind, view, file, MediaEndpoints.ArtExtension, out _)
            ? $"{MediaEndpoints.ShareFolder}{kind}/{Path.ChangeExtension(file, Extension)}"
            : null;

    /// <summary>The image of a thing, whatever the view that is named; null where there is no such thing or colour.</summary>
    /// <exception cref="BusyException">More are asked for than can be made.</exception>
    public async ValueTask<SharePicture?> FindAsync(ArtName name, CancellationToken cancellationToken)
    {
        var key = name with { View = ArtView.Front };
        if (_made.TryGetValue(key, out SharePicture? made))
        {
            return made;
        }

        if (_studio.DrawWide(key) is not { } svg)
        {
            return null;
        }

        using var turn = await _making.AcquireAsync(1, cancellationToken);
        if (!turn.IsAcquired)
        {
            throw new BusyException();
        }

        // Whoever was before may have asked for the same.
        return _made.TryGetValue(key, out made) ? made : Remember(key, await Task.Run(() => _make(svg), cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _made.Dispose();
        _making.Dispose();
    }

    private SharePicture Remember(ArtName key, byte[] bytes) =>
        _made.Set(key, new SharePicture(bytes, EntityTag.OfBytes(bytes)), new MemoryCacheEntryOptions { Size = bytes.Length });

    private static byte[] ToJpeg(string svg)
    {
        // One processor, and nothing kept of it: what is worth keeping is kept here.
        NetVips.NetVips.Concurrency = 1;
        NetVips.Cache.Max = 0;
        using var drawn = Image.SvgloadBuffer(Encoding.UTF8.GetBytes(svg));
        using var opaque = drawn.Flatten();
        return opaque.JpegsaveBuffer(q: Quality, optimizeCoding: true, keep: Enums.ForeignKeep.None);
    }

    /// <summary>More pictures are asked for than can be made.</summary>
    internal sealed class BusyException : Exception;
}

/// <summary>A picture as it is sent.</summary>
/// <param name="Bytes">A JPEG.</param>
/// <param name="ETag">Its tag.</param>
internal sealed record SharePicture(byte[] Bytes, string ETag);
