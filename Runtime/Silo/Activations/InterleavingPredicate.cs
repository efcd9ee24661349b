using System.Reflection;
using Orleans.Concurrency;
using Orleans.Serialization.Invocation;
using Shop.Runtime.Calls;

namespace Shop.Runtime.Activations;

/// <summary>Finds the method that <c>[MayInterleave(name)]</c> names: <c>bool Name(IInvokable)</c>, static or not.</summary>
internal static class InterleavingPredicate
{
    /// <exception cref="InvalidOperationException">The class has no such method.</exception>
    public static Func<object, GrainCall, bool>? Of(Type grainClass)
    {
        var data = grainClass.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType == typeof(MayInterleaveAttribute));
        if (data is null)
        {
            return null;
        }

        var name = (string)data.ConstructorArguments[0].Value!;
        var method = grainClass.GetMethod(
            name,
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy,
            [typeof(IInvokable)]);
        if (method is null || method.ReturnType != typeof(bool))
        {
            throw new InvalidOperationException(
                $"{grainClass.FullName} says [MayInterleave(\"{name}\")] but has no method bool {name}(IInvokable).");
        }

        if (method.IsStatic)
        {
            var predicate = method.CreateDelegate<Func<IInvokable, bool>>();
            return (_, call) => predicate(call);
        }

        var invoker = MethodInvoker.Create(method);
        return (grain, call) => (bool)invoker.Invoke(grain, call)!;
    }
}
