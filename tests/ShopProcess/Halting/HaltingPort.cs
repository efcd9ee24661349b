using System.Reflection;
using Shop.Checkout;

namespace Shop.ShopProcess.Halting;

/// <summary>A port whose calls are points of the checkouts that they are about. Not sealed: its proxy is derived from it.</summary>
public class HaltingPort<TPort> : DispatchProxy
    where TPort : class
{
    private static readonly MethodInfo _around = typeof(HaltingPort<TPort>).GetMethod(nameof(AroundAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private TPort _inner = null!;
    private HaltingPoints _points = null!;

    /// <summary>The port, with points around.</summary>
    internal static TPort Around(TPort inner, HaltingPoints points)
    {
        var proxy = Create<TPort, HaltingPort<TPort>>();
        var self = (HaltingPort<TPort>)(object)proxy;
        (self._inner, self._points) = (inner, points);
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        object? Call() => targetMethod!.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        if (_points.Find(args!.SelectMany(NamesOf)) is not { } checkout || !typeof(Task).IsAssignableFrom(targetMethod!.ReturnType))
        {
            return Call();
        }

        var name = $"{typeof(TPort).Name}.{targetMethod.Name}";
        return targetMethod.ReturnType == typeof(Task)
            ? AroundAsync<object?>(checkout, name, () => AnswerNothingAsync((Task)Call()!))
            : _around.MakeGenericMethod(targetMethod.ReturnType.GenericTypeArguments[0]).Invoke(null, [checkout, name, (object)Call]);
    }

    private static async Task<T> AroundAsync<T>(HaltingCheckout checkout, string name, Func<object?> call)
    {
        await checkout.PassAsync("before", name);
        var result = await (Task<T>)call()!;
        await checkout.PassAsync("after", name);
        return result;
    }

    private static async Task<object?> AnswerNothingAsync(Task call)
    {
        await call;
        return null;
    }

    // A payment's key is its checkout's id and the number of the attempt; a paid checkout brings its order's name along.
    private IEnumerable<string?> NamesOf(object? argument)
    {
        switch (argument)
        {
            case StoredCheckout stored:
                if (stored.Order is { } order)
                {
                    _points.AddName(stored.Id.Value, order.Value);
                }

                return [stored.Id.Value];
            case string text:
                return [text, text[..Math.Max(text.LastIndexOf('-'), 0)]];
            default:
                return [argument?.ToString()];
        }
    }
}
