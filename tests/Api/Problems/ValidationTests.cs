using System.Net.Http.Json;
using System.Text.Json;
using Shop.Api.Problems;

namespace Shop.Api.Tests.Problems;

public sealed class ValidationTests
{
    [Fact]
    public void nothing_wrong_is_valid() =>
        new Validation().Required("a", "/name").InRange(1, 1, 999, "/quantity").Text("x", 1, "/code").OptionalText(null, 1, "/note").IsValid.ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    [InlineData(1000L)]
    public void a_number_that_is_missing_or_out_of_range_is_an_error(long? number) =>
        new Validation().InRange(number, 1, 999, "/quantity").IsValid.ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("abcd")]
    public void a_text_that_is_blank_or_too_long_is_an_error(string text) =>
        new Validation().OptionalText(text, 3, "/note").IsValid.ShouldBeFalse();

    [Fact]
    public void a_problem_names_every_member_with_all_its_errors()
    {
        var problem = new Validation().Required(null, "/sku").That(false, "/sku", "Second.").InRange(0, 1, 9, "/quantity").ToProblem();

        problem.StatusCode.ShouldBe(400);
        problem.ProblemDetails.Extensions["code"].ShouldBe("validation_failed");
        var errors = (IReadOnlyDictionary<string, string[]>)problem.ProblemDetails.Extensions["errors"]!;
        errors.Keys.ShouldBe(["/quantity", "/sku"]);
        errors["/sku"].Length.ShouldBe(2);
    }

    [Fact]
    public void of_thousands_of_errors_the_first_are_told()
    {
        var validation = new Validation();
        for (var i = 0; i < 10_000; i++)
        {
            validation.That(false, $"/lines/{i}", "Wrong.");
        }

        ((IReadOnlyDictionary<string, string[]>)validation.ToProblem().ProblemDetails.Extensions["errors"]!).Count.ShouldBe(50);
    }

    [Theory]
    [InlineData("""{"name":"a","colour":"red"}""", "/colour")]
    [InlineData("""{"name":"a","inner":{"name":"b","colour":"red"}}""", "/inner/colour")]
    [InlineData("""{"name":1}""", "/name")]
    [InlineData("""{"name":"a","name":"b"}""", "/name")]
    [InlineData("""{"name":""", "/name")]
    [InlineData("[]", "")]
    public async Task a_body_that_cannot_be_read_names_the_member(string body, string member)
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.PostAsync("/test/json", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("bad_request");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("errors").EnumerateObject().Single().Name.ShouldBe(member);
        problem.GetRawText().ShouldNotContain("Shop.");
    }

    [Fact]
    public async Task a_converters_own_words_reach_the_client()
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.PostAsJsonAsync("/test/json", new { name = "a", sku = "-" });

        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("/sku")[0].GetString().ShouldBe("This is no SKU.");
    }

    [Fact]
    public async Task a_body_of_another_media_type_is_415()
    {
        var api = await ApiServer.Shared;

        using var answer = await api.Client.PostAsync("/test/json", new StringContent("""{"name":"a"}"""));

        (await answer.ShouldBeProblemAsync(415)).ShouldBe("unsupported_media_type");
    }
}
