using System.Security.Cryptography;
using System.Text;

namespace Shop.Runtime.Storage.Schema;

/// <summary>One step of a schema's history: plain SQL that runs once, in a transaction, and is never edited afterwards.</summary>
public sealed class MigrationScript
{
    /// <summary>A script by its place in the set (from 1), its name and its text.</summary>
    public MigrationScript(int number, string name, string sql)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        Number = number;
        Name = name;
        Sql = sql;
        Checksum = ChecksumOf(sql);
    }

    /// <summary>Its place in the set, from 1 without gaps.</summary>
    public int Number { get; }

    /// <summary>What it does, in a few words.</summary>
    public string Name { get; }

    /// <summary>The statements.</summary>
    public string Sql { get; }

    /// <summary>SHA-256 of the text in hexadecimal; line ends don't count, so that a checkout with CRLF is no edit.</summary>
    public string Checksum { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Number:0000}_{Name}";

    private static string ChecksumOf(string sql) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));
}
