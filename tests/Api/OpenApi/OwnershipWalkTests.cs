using System.Net;
using Shop.Customers;

namespace Shop.Api.Tests.OpenApi;

/// <summary>
/// Fault 19: every route that the API describes is tried by somebody whose it isn't. Routes that come later are tried by
/// themselves.
/// </summary>
public sealed class OwnershipWalkTests
{
    [Fact]
    public async Task fault_19_a_stranger_gets_nothing_where_a_session_is_needed()
    {
        using var stranger = await Walker.StrangerAsync();
        foreach (var operation in (await OperationsAsync()).Where(operation => operation.IsProtected))
        {
            using var answer = await stranger.SendAsync(operation);

            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.NotFound], $"{operation}");
        }
    }

    [Fact]
    public async Task whoever_asks_whatever_gets_no_error_of_ours()
    {
        using var stranger = await Walker.StrangerAsync();
        using var guest = await Walker.GuestAsync();
        using var customer = await Walker.CustomerAsync();
        foreach (var operation in (await OperationsAsync()).Where(operation => !EndsSessions(operation)))
        {
            foreach (var walker in new[] { stranger, guest, customer })
            {
                foreach (var id in new[] { "THING-1", Guid.NewGuid().ToString(), "0", "-1", "'; DROP TABLE shop; --", "%00", new string('x', 1_000) })
                {
                    using var answer = await walker.SendAsync(operation, id);

                    ((int)answer.StatusCode).ShouldBeLessThan(500, $"{operation} with {id}: {await answer.Content.ReadAsStringAsync()}");
                }
            }
        }
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("customer")]
    [InlineData("no such role")]
    public async Task the_back_office_is_closed_to_everybody_else(string who)
    {
        using var walker = who switch { "guest" => await Walker.GuestAsync(), "customer" => await Walker.CustomerAsync(), _ => await Walker.OddAsync() };
        foreach (var operation in (await OperationsAsync()).Where(operation => operation.IsOfStaff))
        {
            operation.IsProtected.ShouldBeTrue($"{operation}");
            using var answer = await walker.SendAsync(operation);

            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.Forbidden, HttpStatusCode.NotFound], $"{operation}");
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task fault_19_what_is_anothers_looks_like_nothing(bool isOwnerGuest, bool isOtherGuest)
    {
        var operations = await OperationsAsync();
        using var owner = isOwnerGuest ? await Walker.GuestAsync() : await Walker.CustomerAsync();

        // What routes without a session tell is everybody's; other tests add to it meanwhile.
        await owner.SettleAsync(operations.Where(operation => operation.IsProtected));
        var ids = await PrivateIdsAsync(owner, operations);
        var (tried, isOwned) = (0, 0);

        foreach (var operation in operations.Where(operation => operation.HasParameters && !operation.IsOfStaff))
        {
            using var other = isOtherGuest ? await Walker.GuestAsync() : await Walker.CustomerAsync();
            foreach (var id in ids)
            {
                using var answer = await other.SendAsync(operation, id);
                var text = await answer.Content.ReadAsStringAsync();

                ((int)answer.StatusCode).ShouldBeOneOf([400, 401, 403, 404], $"{operation} of {id}: {text}");
                (answer.StatusCode != HttpStatusCode.BadRequest || operation.Body is not null).ShouldBeTrue($"{operation} of {id}: {text}");
                Walker.IdsIn(text).Intersect(ids).Where(found => found != id).ShouldBeEmpty($"{operation} of {id}: {text}");
                tried++;
            }
        }

        // The same addresses mean something to the owner; otherwise nothing was tried.
        foreach (var operation in operations.Where(operation => operation.HasParameters && operation.Method == HttpMethod.Get && operation.IsProtected))
        {
            foreach (var id in ids)
            {
                using var answer = await owner.SendAsync(operation, id);
                isOwned += answer.IsSuccessStatusCode ? 1 : 0;
            }
        }

        tried.ShouldBeGreaterThan(10);
        isOwned.ShouldBeGreaterThan(0, "the owner can read what is theirs, after all that others have tried");
    }

    private static async Task<ApiOperation[]> OperationsAsync() => await ApiOperation.AllAsync((await ShopServer.Shared).Api.Client);

    // What a stranger finds too isn't private.
    private static async Task<string[]> PrivateIdsAsync(Walker owner, ApiOperation[] operations)
    {
        using var stranger = await Walker.StrangerAsync();
        await stranger.SettleAsync(operations);
        return [.. owner.Ids.Except(stranger.Ids)];
    }

    // The walk goes on with its sessions.
    private static bool EndsSessions(ApiOperation operation) =>
        operation.Method == HttpMethod.Delete && operation.Path.StartsWith("/api/v1/sessions/", StringComparison.Ordinal);
}
