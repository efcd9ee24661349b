namespace Shop.Upgrade;

/// <summary>A basket; its key is its name.</summary>
[Alias("upgrade.IBasketGrain")]
public interface IBasketGrain : IGrainWithStringKey
{
    /// <summary>Puts a line in.</summary>
    [Alias("Add")]
    Task<Contents> Add(Line line);

    /// <summary>What is in it.</summary>
    [Alias("Read")]
    Task<Contents> Read();

    /// <summary>Asks another basket, and puts its lines in; answers what the other one said.</summary>
    [Alias("CopyFrom")]
    Task<Contents> CopyFrom(string other);

    /// <summary>Notes something. New.</summary>
    [Alias("Note")]
    Task<Contents> Note(string note);
}
