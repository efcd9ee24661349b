using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Shop.Api.Tests.Limits;

public sealed class CompressionTests
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task answers_are_packed_for_who_takes_them(string encoding)
    {
        using var client = (await ShopServer.Shared).NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json") { Headers = { { "Accept-Encoding", encoding } } };

        using var answer = await client.SendAsync(request);
        await using var packed = await answer.Content.ReadAsStreamAsync();
        await using Stream unpacked = encoding == "br"
            ? new BrotliStream(packed, CompressionMode.Decompress)
            : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);

        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        (await reader.ReadToEndAsync()).ShouldStartWith("{");
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task a_packed_body_is_read(string encoding)
    {
        var api = await ApiServer.Shared;

        using var answer = await PostAsync(api, Pack("""{"name":"a"}"""u8.ToArray(), encoding), encoding);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    // Fault 17: 10 MB of spaces are some kilobytes packed.
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task fault_17_a_decompression_bomb_ends_at_the_limit(string encoding)
    {
        var api = await ApiServer.Shared;
        var bomb = Pack(Encoding.ASCII.GetBytes("{\"name\":\"" + new string(' ', 10_000_000) + "\"}"), encoding);
        bomb.Length.ShouldBeLessThan(64 * 1024);

        using var answer = await PostAsync(api, bomb, encoding);

        (await answer.ShouldBeProblemAsync(413)).ShouldBe("too_large");
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    public async Task a_packing_that_is_not_known_is_415(string encoding)
    {
        var api = await ApiServer.Shared;

        using var answer = await PostAsync(api, """{"name":"a"}"""u8.ToArray(), encoding);

        (await answer.ShouldBeProblemAsync(415)).ShouldBe("unsupported_media_type");
    }

    [Fact]
    public async Task a_body_that_is_not_what_it_says_is_400()
    {
        var api = await ApiServer.Shared;

        using var answer = await PostAsync(api, """{"name":"a"}"""u8.ToArray(), "gzip");

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("bad_request");
    }

    private static async Task<HttpResponseMessage> PostAsync(ApiServer api, byte[] body, string encoding)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return await api.Client.PostAsync("/test/json", content);
    }

    private static byte[] Pack(byte[] bytes, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Optimal),
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            _ => new ZLibStream(packed, CompressionLevel.Optimal),
        })
        {
            packing.Write(bytes);
        }

        return packed.ToArray();
    }
}
