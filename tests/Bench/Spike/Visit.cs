namespace Shop.Bench.Spike;

/// <summary>What one virtual shopper is going to do.</summary>
/// <param name="Due">When they arrive, since the doors opened.</param>
/// <param name="Pages">How often they look at the thing's page first.</param>
/// <param name="Fate">What they do in the end.</param>
/// <param name="IsPatient">Whether they wait for what others give back when they are told that it is sold out.</param>
/// <param name="Seed">Decides the rest.</param>
internal readonly record struct Visit(TimeSpan Due, int Pages, Fate Fate, bool IsPatient, int Seed);
