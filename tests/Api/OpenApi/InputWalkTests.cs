using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shop.Customers;

namespace Shop.Api.Tests.OpenApi;

/// <summary>
/// Every route that takes a JSON body is sent bodies that don't fit, by somebody who may use it: each is refused, by the member's
/// name where one is wrong, and none is an error of ours.
/// </summary>
public sealed class InputWalkTests : IAsyncLifetime
{
    private const string Unknown = "zzUnknown";

    private ApiOperation[] _operations = [];
    private Walker _walker = null!;

    public async Task InitializeAsync()
    {
        _operations = await ApiOperation.AllAsync((await ShopServer.Shared).Api.Client);
        _walker = await Walker.StaffAsync(StaffRoles.Owner);
        await _walker.SettleAsync(_operations);
    }

    public Task DisposeAsync()
    {
        _walker.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task fault_20_an_unknown_member_is_refused_by_name() => await EachAsync(async (operation, schema, id) =>
    {
        var body = SampleBody.Of(schema, operation.Document)!.AsObject();
        body[Unknown] = "owner";

        return await RefusalAsync(operation, id, body, "/" + Unknown);
    });

    [Fact]
    public async Task fault_20_a_price_a_role_an_owner_or_a_state_that_the_route_does_not_take_is_refused_by_name() =>
        await EachAsync(async (operation, schema, id) =>
        {
            var known = SampleBody.Members(schema, operation.Document).Select(member => member.Name).ToHashSet();
            foreach (var name in new[] { "price", "unitPrice", "role", "roles", "owner", "shopper", "customerId", "state", "status", "version" }.Except(known))
            {
                var body = SampleBody.Of(schema, operation.Document)!.AsObject();
                body[name] = "owner";
                if (await RefusalAsync(operation, id, body, "/" + name) is { } complaint)
                {
                    return complaint;
                }
            }

            return null;
        });

    [Fact]
    public async Task a_member_of_the_wrong_type_is_refused_by_name() => await EachAsync(async (operation, schema, id) =>
    {
        foreach (var member in SampleBody.Members(schema, operation.Document))
        {
            var body = SampleBody.Of(schema, operation.Document)!.AsObject();
            body[member.Name] = SampleBody.WrongFor(member.Value, operation.Document);
            if (await RefusalAsync(operation, id, body, "/" + member.Name) is { } complaint)
            {
                return complaint;
            }
        }

        return null;
    });

    [Theory]
    [InlineData("{", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("\"text\"", "application/json", 400)]
    [InlineData("{\"a\":1,\"a\":2}", "application/json", 400)]
    [InlineData("{}", "text/plain", 415)]
    [InlineData("a=b", "application/x-www-form-urlencoded", 415)]
    [InlineData("deep", "application/json", 400)]
    [InlineData("large", "application/json", 413)]
    public async Task a_body_that_is_none_is_refused(string body, string mediaType, int status) => await EachAsync(async (operation, _, id) =>
    {
        var sent = body switch
        {
            "deep" => new string('[', 10_000) + new string(']', 10_000),
            "large" => "{\"" + Unknown + "\":\"" + new string('a', 70_000) + "\"}",
            _ => body,
        };
        using var answer = await _walker.SendAsync(operation, id, sent, mediaType);
        return (int)answer.StatusCode == status
            ? null
            : $"{(int)answer.StatusCode} for {body}: {await answer.Content.ReadAsStringAsync()}";
    });

    // A route is found by one of the walker's ids at least; the others must not be errors of ours.
    private async Task EachAsync(Func<ApiOperation, JsonElement, string, Task<string?>> tryOut)
    {
        var complaints = new List<string>();
        foreach (var operation in _operations.Where(operation => operation.Body is not null))
        {
            string? complaint = null;
            foreach (var id in operation.HasParameters ? [.. _walker.Ids, "THING-1", Guid.NewGuid().ToString()] : new[] { "" })
            {
                complaint = await tryOut(operation, operation.Body!.Value, id);
                if (complaint is null || complaint.StartsWith('5'))
                {
                    break;
                }
            }

            if (complaint is not null)
            {
                complaints.Add($"{operation}: {complaint}");
            }
        }

        complaints.ShouldBeEmpty();
    }

    private async Task<string?> RefusalAsync(ApiOperation operation, string id, JsonObject body, string member)
    {
        using var answer = await _walker.SendAsync(operation, id, body.ToJsonString());
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.BadRequest)
        {
            return $"{(int)answer.StatusCode} for {member}: {text}";
        }

        using var problem = JsonDocument.Parse(text);
        return problem.RootElement.TryGetProperty("errors", out var errors)
            && errors.EnumerateObject().Any(error => error.Name == member || error.Name.StartsWith(member + "/", StringComparison.Ordinal))
                ? null
                : $"doesn't name {member}: {text}";
    }
}
