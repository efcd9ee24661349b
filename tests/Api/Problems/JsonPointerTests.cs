using Shop.Api.Problems;

namespace Shop.Api.Tests.Problems;

public sealed class JsonPointerTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("$", "")]
    [InlineData("$.quantity", "/quantity")]
    [InlineData("$.lines[12].sku", "/lines/12/sku")]
    [InlineData("$[0]", "/0")]
    [InlineData("$['a.b'].c", "/a.b/c")]
    [InlineData("$['a/b~c']", "/a~1b~0c")]
    [InlineData("$['", "/")]
    public void a_path_becomes_a_pointer(string? path, string member) => JsonPointer.OfPath(path).ShouldBe(member);

    [Fact]
    public void a_name_as_long_as_the_body_is_not_sent_back() =>
        JsonPointer.OfPath("$." + new string('a', 60_000)).Length.ShouldBe(200);
}
