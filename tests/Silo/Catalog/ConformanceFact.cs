using Xunit.Abstractions;
using Xunit.Sdk;

namespace Shop.Silo.Tests.Catalog;

/// <summary>A test of the conformance kit: skipped, with the reason, where the class' store isn't at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Shop.Silo.Tests.Catalog.ConformanceDiscoverer", "Silo.Tests")]
public sealed class ConformanceFactAttribute : FactAttribute;

/// <summary>What a store's tests need of their surroundings.</summary>
public interface INeedStore
{
    /// <summary>Why they can't run here; null where they can.</summary>
    static abstract string? Missing { get; }
}

/// <summary>Finds the kit's tests.</summary>
public sealed class ConformanceDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var (display, options) = (discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault());
        var missing = testMethod.TestClass.Class.ToRuntimeType().GetProperty(nameof(INeedStore.Missing))?.GetValue(null) as string;
        yield return missing is null
            ? new XunitTestCase(messages, display, options, testMethod)
            : new XunitSkippedDataRowTestCase(messages, display, options, testMethod, missing);
    }
}
