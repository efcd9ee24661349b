namespace Shop.Api.Tests.Root;

public sealed class RootPageTests
{
    [Fact]
    public async Task the_page_says_what_it_is_and_where_its_health_is()
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.GetAsync("/");
        var page = await answer.Content.ReadAsStringAsync();

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.ShouldContain("Orleans.Shop");
        page.ShouldContain("href=\"/health/ready\"");
    }
}
