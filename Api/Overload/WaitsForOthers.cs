namespace Shop.Api.Overload;

/// <summary>Marks a route whose answers wait for somebody else, a bank: how long they take tells nothing of how busy the shop is.</summary>
internal sealed record WaitsForOthers;
