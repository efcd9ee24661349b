using System.Runtime.CompilerServices;

namespace Shop.Runtime.Storage;

/// <summary>The state of a grain that has none stored.</summary>
internal static class FreshState
{
    /// <summary>A new object, made without a constructor where there is no parameterless one; null for what can't be made.</summary>
    public static T? Of<T>()
    {
        if (default(T) is not null || typeof(T) == typeof(string) || typeof(T).IsArray || typeof(T).IsAbstract)
        {
            return default;
        }

        return typeof(T).GetConstructor(Type.EmptyTypes) is null
            ? (T)RuntimeHelpers.GetUninitializedObject(typeof(T))
            : Activator.CreateInstance<T>();
    }
}
