using Shop.Api.Carts;
using Shop.Api.Catalog.Staff;
using Shop.Api.Catalog.Staff.Import;

namespace Shop.Api.Catalog;

/// <summary>The catalog over HTTP: for shoppers without a session, for staff with the role.</summary>
public static class CatalogEndpoints
{
    /// <summary>Registers what they answer from.</summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services
        .AddSingleton<ProductNames>()
        .AddSingleton<ProductMemory>()
        .AddSingleton<ProductWriting>()
        .AddSingleton<ImportStaging>()
        .AddHostedService<ProductRenewal>();

    /// <summary>Maps them.</summary>
    public static void MapCatalog(this IEndpointRouteBuilder api)
    {
        api.MapMethods("/products/{product}", [HttpMethods.Get, HttpMethods.Head], ReadProduct.HandleAsync)
            .Produces<ProductAnswer>().Produces(StatusCodes.Status304NotModified)
            .WithTags("Catalog").WithSummary("A product, by its id or its slug");
        api.MapGet("/products/{product}/shipping-methods", EstimateDelivery.HandleAsync)
            .Produces<ShippingMethodsAnswer>()
            .WithTags("Catalog").WithSummary("How one piece of a product would be sent, and what that would cost");
        api.MapCatalogStaff();
    }
}
