namespace Shop.Api.Limits;

/// <summary>Marks a route whose answers go on for hours: they aren't counted among the requests in flight, and have a bound of their own.</summary>
internal sealed record LongLived;
