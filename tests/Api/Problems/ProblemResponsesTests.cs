using System.Net.Http.Headers;
using System.Text;

namespace Shop.Api.Tests.Problems;

public sealed class ProblemResponsesTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("text/html")]
    public async Task an_unknown_route_is_a_problem_whatever_the_client_accepts(string accept)
    {
        var api = await ApiServer.Shared;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no/such/route");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));

        using var answer = await api.Client.SendAsync(request);

        (await answer.ShouldBeProblemAsync(404)).ShouldBe("not_found");
    }

    [Fact]
    public async Task a_wrong_method_is_a_problem()
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.DeleteAsync("/");

        (await answer.ShouldBeProblemAsync(405)).ShouldBe("method_not_allowed");
    }

    [Fact]
    public async Task an_error_of_ours_tells_nothing_of_its_inside()
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.GetAsync("/test/throw");

        (await answer.ShouldBeProblemAsync(500)).ShouldBe("internal_error");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("secret");
    }

    [Fact]
    public async Task a_lost_database_is_503_with_a_time_to_come_back()
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.GetAsync("/test/database");

        (await answer.ShouldBeProblemAsync(503)).ShouldBe("unavailable");
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"name":"a","colour":"red"}""")]
    [InlineData("""{"name":"a","name":"b"}""")]
    [InlineData("""{"name":1}""")]
    [InlineData("""{"name":""")]
    public async Task a_body_with_an_unknown_doubled_or_broken_member_is_refused(string body)
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.PostAsync("/test/json", new StringContent(body, Encoding.UTF8, "application/json"));

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("bad_request");
    }

    [Fact]
    public async Task a_body_nested_deeper_than_16_is_refused()
    {
        var api = await ApiServer.Shared;
        var nested = new StringBuilder().Insert(0, """{"name":"a","inner":""", 16).Append("""{"name":"a"}""").Append('}', 16).ToString();

        using var answer = await api.Client.PostAsync("/test/json", new StringContent(nested, Encoding.UTF8, "application/json"));

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("bad_request");
    }
}
