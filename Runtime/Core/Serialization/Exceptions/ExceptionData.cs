using System.Collections;
using System.Globalization;

namespace Shop.Runtime.Serialization;

/// <summary>What <see cref="Exception.Data"/> holds, as far as it is text or can be told as text.</summary>
internal static class ExceptionData
{
    /// <summary>The entries with a key that is a string; null where there are none.</summary>
    public static Dictionary<string, string?>? Of(Exception exception)
    {
        var data = exception.Data;
        if (data.Count == 0)
        {
            return null;
        }

        var entries = new Dictionary<string, string?>();
        foreach (DictionaryEntry entry in data)
        {
            if (entry.Key is string key)
            {
                entries[key] = Convert.ToString(entry.Value, CultureInfo.InvariantCulture);
            }
        }

        return entries;
    }

    /// <summary>Puts entries that arrived into an exception.</summary>
    public static void Set(Exception exception, Dictionary<string, string?>? entries)
    {
        foreach (var (key, value) in entries ?? [])
        {
            exception.Data[key] = value;
        }
    }
}
