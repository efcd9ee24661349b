using Shop.Api.Customers.Addresses;
using Shop.Api.Customers.Staff;
using Shop.Api.Customers.Wishlist;
using Shop.Api.Idempotency;
using Shop.Api.Sessions;

namespace Shop.Api.Customers;

/// <summary>Accounts over HTTP.</summary>
public static class CustomerEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        // Whoever has a guest's session brings it along.
        var open = api.MapGroup("/customers").RequireAuthorization().AllowAnonymous().WithTags("Customers");
        open.MapPost("", RegisterCustomer.HandleAsync).WithSummary("Registers an account");

        var links = api.MapGroup("/customers").WithTags("Customers");
        links.MapPost("/password-resets", RequestPasswordReset.HandleAsync).WithSummary("Asks for a link by which another password can be chosen");
        links.MapPost("/password-resets/confirmation", ResetPassword.HandleAsync).WithSummary("Chooses another password, by a mailed link");
        links.MapPost("/verifications/confirmation", VerifyEmail.HandleAsync).WithSummary("Shows, by a mailed link, that an address is one's own");
        links.MapPost("/email-changes/confirmation", ConfirmEmail.HandleAsync).WithSummary("Gives an account its new address, by a mailed link");

        var own = api.MapGroup("/customers/me").RequireAuthorization(Policies.Customer).WithTags("Customers");
        own.MapGet("", MyAccount.HandleAsync).WithSummary("The account");
        own.MapPatch("", ChangeMyAccount.HandleAsync).Idempotent().WithSummary("The account");
        own.MapPost("/password", ChangePassword.HandleAsync).WithSummary("Changes the password, and ends all other sessions");
        own.MapPost("/email", ChangeEmail.HandleAsync).WithSummary("Asks for another address, which a link mailed there confirms");
        own.MapPost("/verifications", VerifyEmail.AskAgainAsync).WithSummary("Sends the link that verifies the address once more");
        own.MapAddresses();
        own.MapWishlist();

        api.MapGroup("/admin/customers").RequireAuthorization(Policies.Support).WithTags("Customers (staff)")
            .MapGet("", FindCustomers.HandleAsync).Produces<CustomerPage>().WithSummary("Accounts, the newest first: by a part of name or address, or by id");
    }
}
