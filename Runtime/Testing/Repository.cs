namespace Shop.Runtime.Testing;

/// <summary>The clone that a test runs in: where the committed texts are that it compares with.</summary>
public static class Repository
{
    /// <summary>The folder of <c>Orleans.Shop.sln</c>. A path that the compiler recorded wouldn't do: a deterministic build maps it.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests run outside the repository.</exception>
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Orleans.Shop.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
