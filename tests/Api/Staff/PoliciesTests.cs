using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Shop.Api.Sessions;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Tests.Staff;

public sealed class PoliciesTests
{
    [Theory]
    [InlineData(Policies.Catalog, "catalog", "owner")]
    [InlineData(Policies.Orders, "orders", "owner")]
    [InlineData(Policies.Support, "support", "owner")]
    [InlineData(Policies.Owner, "owner")]
    [InlineData(Policies.Customer, "owner", "catalog", "orders", "support", "")]
    public async Task each_policy_lets_in_exactly_its_roles(string policy, params string[] allowed)
    {
        var authorization = new ServiceCollection().AddLogging().AddAuthorizationBuilder().AddShopPolicies().Services
            .BuildServiceProvider().GetRequiredService<IAuthorizationService>();
        var customer = ShopperId.OfCustomer(Guid.NewGuid());
        var letIn = new List<string>();

        foreach (var role in StaffRoles.All.Append(""))
        {
            var user = Caller.Principal(SessionId.New(TimeProvider.System), new SessionHolder(customer, role.Length == 0 ? [] : [role]));
            if ((await authorization.AuthorizeAsync(user, policy)).Succeeded)
            {
                letIn.Add(role);
            }
        }

        letIn.ShouldBe(allowed, ignoreOrder: true);
        var guest = Caller.Principal(SessionId.New(TimeProvider.System), SessionHolder.Of(ShopperId.NewGuest(TimeProvider.System)));
        (await authorization.AuthorizeAsync(guest, policy)).Succeeded.ShouldBeFalse();
    }
}
