using Microsoft.AspNetCore.Mvc;
using Shop.Api.Catalog.Staff.Import;
using Shop.Api.Idempotency;
using Shop.Api.Sessions;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff;

/// <summary>The catalog in the back office.</summary>
internal static class StaffEndpoints
{
    private const string Json = "application/json";

    /// <summary>Maps it.</summary>
    public static void MapCatalogStaff(this IEndpointRouteBuilder api)
    {
        var staff = api.MapGroup("/admin").RequireAuthorization(Policies.Catalog).WithTags("Catalog (staff)");
        staff.MapPost("/products", StaffProducts.CreateAsync).Idempotent()
            .Produces<ProductDocument>(StatusCodes.Status201Created).WithSummary("Makes a product");
        staff.MapGet("/products", ListStaffProducts.HandleAsync)
            .Produces<StaffProductPage>().WithSummary("All products' documents, archived ones too, in the order in which they were made; with q those that it finds");
        staff.MapGet("/products/{id}", StaffProducts.ReadAsync).Produces<ProductDocument>().WithSummary("A product's document");
        staff.MapPut("/products/{id}", StaffProducts.ReplaceAsync).Idempotent().Produces<ProductDocument>().WithSummary("Replaces a product");
        staff.MapPatch("/products/{id}", StaffProducts.PatchAsync).Idempotent().Accepts<ProductBody>(Json, MergePatch.MediaType)
            .Produces<ProductDocument>().WithSummary("Changes a product's members, by JSON Merge Patch");
        staff.MapPatch("/products/{id}/variants/{sku:sku}", StaffProducts.PatchVariantAsync).Idempotent().Accepts<VariantBody>(Json, MergePatch.MediaType)
            .Produces<ProductDocument>().WithSummary("Changes a variant's members, such as its price, by JSON Merge Patch");
        staff.MapDelete("/products/{id}", StaffProducts.ArchiveAsync).Idempotent()
            .Produces(StatusCodes.Status204NoContent).WithSummary("Takes a product from sale");
        staff.MapPost("/products/import", ImportProducts.HandleAsync).WithMetadata(new RequestSizeLimitAttribute(ImportProducts.BodyBytesMax))
            .Accepts<ProductLine>("application/jsonl", "text/csv")
            .Produces<ImportAnswer>(StatusCodes.Status202Accepted).WithSummary("Writes many products, all or none; with dryRun it only checks them");
        staff.MapGet("/products/imports/{id}", ImportProducts.ReadAsync).Produces<ImportAnswer>().WithSummary("How far an import is");
        staff.MapGet("/products/export", ExportProducts.HandleAsync)
            .Produces(StatusCodes.Status200OK, contentType: "application/jsonl").WithSummary("All products, as JSON lines or CSV");
        staff.MapGet("/audit", ReadAudit.HandleAsync).Produces<AuditPage>().WithSummary("The back office's changes, the newest first");
        staff.MapGet("/categories", StaffCategories.ReadAsync).Produces<CategoryTree>().WithSummary("The tree of categories");
        staff.MapPut("/categories", StaffCategories.ReplaceAsync).Idempotent().Produces<CategoryTree>().WithSummary("Replaces the tree of categories");
    }
}
