namespace Shop.Api.Media;

/// <summary>What is woven into or printed on a thing.</summary>
internal enum ArtPattern
{
    Plain,
    Striped,
    Dotted,
    Checked,
}
