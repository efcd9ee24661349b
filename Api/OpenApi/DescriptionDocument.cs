using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Shop.Api.OpenApi;

/// <summary>The description as bytes: made once, when it is first asked for, since making it takes longer than any request.</summary>
public sealed class DescriptionDocument([FromKeyedServices(OpenApiServices.Version)] IOpenApiDocumentProvider documents)
{
    private readonly Lazy<Task<byte[]>> _bytes = new(() => MakeAsync(documents));

    /// <summary>The document, as JSON in UTF-8.</summary>
    public Task<byte[]> BytesAsync() => _bytes.Value;

    private static async Task<byte[]> MakeAsync(IOpenApiDocumentProvider documents)
    {
        using var stream = new MemoryStream();
        var document = await documents.GetOpenApiDocumentAsync();
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1);
        return stream.ToArray();
    }
}
