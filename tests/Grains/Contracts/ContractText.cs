using System.Reflection;
using System.Text;
using Orleans.Concurrency;

namespace Grains.Tests.Contracts;

/// <summary>
/// What silos and clients of different versions must agree on, as text: interfaces, methods, messages, names and field ids.
/// </summary>
internal static class ContractText
{
    /// <summary>The contracts of an assembly, in the order of their names.</summary>
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in Types(assembly).OrderBy(ContractName.Of, StringComparer.Ordinal))
        {
            if (type.IsInterface)
            {
                AppendInterface(text, type);
            }
            else
            {
                AppendMessage(text, type);
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>Interfaces and messages that are called or sent.</summary>
    public static IEnumerable<Type> Types(Assembly assembly) => assembly.GetTypes().Where(type =>
        (type.IsInterface && typeof(Orleans.Runtime.IAddressable).IsAssignableFrom(type))
        || type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false));

    /// <summary>The fields and properties that are sent, in the order of their ids.</summary>
    public static IEnumerable<(uint Id, MemberInfo Member, Type Type)> Fields(Type type) =>
        from member in type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let id = member.GetCustomAttribute<IdAttribute>()
        where id is not null
        orderby id.Id
        select (id.Id, member, member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType);

    private static void AppendInterface(StringBuilder text, Type type)
    {
        var bases = type.GetInterfaces().Where(one => one != typeof(Orleans.Runtime.IAddressable) && one != typeof(IGrain));
        AppendLine(text, $"interface {ContractName.Of(type)} : {string.Join(", ", bases.Select(ContractName.Of))}");
        foreach (var method in type.GetMethods().OrderBy(ContractName.Of, StringComparer.Ordinal))
        {
            var parameters = string.Join(", ", method.GetParameters().Select(parameter => ContractName.Of(parameter.ParameterType)));
            AppendLine(text, $"  {ContractName.Of(method)}({parameters}): {ContractName.Of(method.ReturnType)}{Manners(method)}");
        }
    }

    private static string Manners(MethodInfo method)
    {
        Type[] attributes = [typeof(ReadOnlyAttribute), typeof(AlwaysInterleaveAttribute), typeof(OneWayAttribute)];
        return string.Concat(attributes.Where(method.IsDefined).Select(attribute => $" [{attribute.Name.Replace("Attribute", "")}]"));
    }

    private static void AppendMessage(StringBuilder text, Type type)
    {
        if (type.IsEnum)
        {
            AppendEnum(text, type);
            return;
        }

        var kind = type.IsValueType ? "struct" : type.IsAbstract ? "abstract class" : "class";
        var isDerived = type.BaseType?.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) == true;
        AppendLine(text, $"{kind} {ContractName.Of(type)}{(isDerived ? $" : {ContractName.Of(type.BaseType!)}" : "")}");
        foreach (var (id, member, memberType) in Fields(type))
        {
            AppendLine(text, $"  {id} {member.Name}: {ContractName.Of(memberType)}");
        }
    }

    private static void AppendEnum(StringBuilder text, Type type)
    {
        AppendLine(text, $"enum {ContractName.Of(type)} : {ContractName.Of(type.GetEnumUnderlyingType())}");
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            AppendLine(text, $"  {field.GetRawConstantValue()} {field.Name}");
        }
    }

    private static void AppendLine(StringBuilder text, string line) => text.Append(line).Append('\n');
}
