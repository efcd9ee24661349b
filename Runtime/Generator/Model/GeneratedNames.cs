using System.Globalization;
using System.Text;

namespace Shop.Runtime.Generator.Model;

/// <summary>Names for generated classes and files: readable, unique by a hash, valid as identifiers.</summary>
internal static class GeneratedNames
{
    public const string Namespace = "Shop.Runtime.Generated";

    /// <summary>A name made of the last part of a full name.</summary>
    public static string Of(string fullName) => Of(fullName, fullName.Substring(fullName.LastIndexOfAny(['.', '+']) + 1));

    /// <summary>A name made of a readable part and a key that makes it unique.</summary>
    public static string Of(string key, string readable)
    {
        var name = new StringBuilder();
        foreach (var character in readable)
        {
            name.Append(char.IsLetterOrDigit(character) ? character : '_');
        }

        return name.Append('_').Append(StableNameHash.Of(key).ToString("x8", CultureInfo.InvariantCulture)).ToString();
    }
}
