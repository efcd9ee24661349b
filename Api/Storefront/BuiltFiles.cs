using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;
using Shop.Api.Caching;

namespace Shop.Api.Storefront;

/// <summary>
/// The web app as <c>./shop</c> built it into <c>wwwroot</c>: two megabytes at most, read once into memory. A later build is served
/// after a restart, so that no page mixes two of them.
/// </summary>
internal sealed class BuiltFiles
{
    private const string Document = "/index.html";
    private static readonly FileExtensionContentTypeProvider _contentTypes = new();
    private static readonly string[] _packed = [".br", ".gz"];

    private readonly FrozenDictionary<string, BuiltFile> _files;

    public BuiltFiles(IWebHostEnvironment environment, IOptions<StorefrontSettings> settings) =>
        _files = Read(settings.Value.Folder ?? Path.Combine(environment.ContentRootPath, "wwwroot"));

    /// <summary>Whether it was built at all.</summary>
    public bool AreThere => _files.ContainsKey(Document);

    /// <summary>The page's HTML as the build left it.</summary>
    public string Html => System.Text.Encoding.UTF8.GetString(_files[Document].Plain);

    /// <summary>The files that browsers ask for by name: all but the page itself.</summary>
    public BuiltFile? Find(string path) => path == Document ? null : _files.GetValueOrDefault(path);

    private static FrozenDictionary<string, BuiltFile> Read(string root) => !Directory.Exists(root)
        ? FrozenDictionary<string, BuiltFile>.Empty
        : Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(static file => !_packed.Contains(Path.GetExtension(file)) && !Path.GetFileName(file).StartsWith('.'))
            .ToFrozenDictionary(file => "/" + Path.GetRelativePath(root, file).Replace('\\', '/'), ReadFile);

    private static BuiltFile ReadFile(string file)
    {
        var plain = File.ReadAllBytes(file);
        var contentType = _contentTypes.TryGetContentType(file, out var known) ? known : "application/octet-stream";
        return new BuiltFile(
            contentType.StartsWith("text/", StringComparison.Ordinal) ? contentType + "; charset=utf-8" : contentType,
            EntityTag.OfBytes(plain), plain, ReadPacked(file + _packed[0]), ReadPacked(file + _packed[1]));
    }

    private static byte[]? ReadPacked(string file) => File.Exists(file) ? File.ReadAllBytes(file) : null;
}
