namespace Shop.Api.Overload;

/// <summary>Marks a route whose requests have another rank than the rest of their feature.</summary>
internal sealed record Ranked(RequestRank Rank);
