namespace Shop.Bench.Measuring;

/// <summary>One thing that is measured.</summary>
internal interface IBenchCase
{
    /// <summary>Its name on the command line and in the JSON file.</summary>
    string Name { get; }

    /// <summary>Measures it beside its reference.</summary>
    Task<IReadOnlyList<Result>> Run(BenchOptions options);
}
