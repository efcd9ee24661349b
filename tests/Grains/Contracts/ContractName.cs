using System.Reflection;

namespace Grains.Tests.Contracts;

/// <summary>Names as they go over the wire: the alias where there is one.</summary>
internal static class ContractName
{
    /// <summary>A type's.</summary>
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[]";
        }

        var name = type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias ?? type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : name;
    }

    /// <summary>A method's.</summary>
    public static string Of(MethodInfo method) => method.GetCustomAttribute<AliasAttribute>()?.Alias ?? method.Name;
}
