namespace Shop.Silo.Search;

/// <summary>Something that people may type; the kinds are those of <c>shop.search_phrases</c>.</summary>
internal readonly record struct SearchPhrase(short Kind, string Key, string Target, string Text)
{
    public const short Word = 0;
    public const short Query = 1;
    public const short Brand = 2;
    public const short Category = 3;
}
