namespace Orleans.Configuration;

/// <summary>The silo itself.</summary>
public class SiloOptions
{
    /// <summary>The silo's name for logs and the membership table; made up where it isn't set.</summary>
    public string SiloName { get; set; } = null!;
}
