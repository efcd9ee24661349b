using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Shop.Runtime.Storage.Serialization;

/// <summary>
/// How states are written as JSON where no options are given: public members, fields included; a collection without a public
/// setter is filled, since System.Text.Json would silently leave it empty.
/// </summary>
internal static class StateJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        IncludeFields = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FillCollectionsWithoutSetter } },
    };

    private static void FillCollectionsWithoutSetter(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property is { Set: null, Get: not null, IsExtensionData: false } && IsMutableCollection(property.PropertyType))
            {
                property.ObjectCreationHandling = JsonObjectCreationHandling.Populate;
            }
        }
    }

    private static bool IsMutableCollection(Type type) =>
        type is { IsClass: true, IsArray: false, IsGenericType: true }
        && (type.IsAssignableTo(typeof(IList)) || type.IsAssignableTo(typeof(IDictionary)) || type.GetGenericTypeDefinition() == typeof(HashSet<>));
}
