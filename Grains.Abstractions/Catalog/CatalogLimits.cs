namespace Shop.Catalog;

/// <summary>What a product holds at most. All together a document stays below some 64 KiB, the most that a request may bring.</summary>
public static class CatalogLimits
{
    /// <summary>Characters of a slug: an address that can still be read out.</summary>
    public const int SlugLengthMax = 100;

    /// <summary>Characters of a title: two lines on a phone.</summary>
    public const int TitleLengthMax = 200;

    /// <summary>Characters of a subtitle.</summary>
    public const int SubtitleLengthMax = 200;

    /// <summary>Characters of a brand.</summary>
    public const int BrandLengthMax = 100;

    /// <summary>Characters of a description: three printed pages.</summary>
    public const int DescriptionLengthMax = 10_000;

    /// <summary>Categories of one product.</summary>
    public const int CategoriesMax = 10;

    /// <summary>Attributes of one product: more than the longest data sheet that a shopper reads.</summary>
    public const int AttributesMax = 50;

    /// <summary>Pictures of one product.</summary>
    public const int ImagesMax = 20;

    /// <summary>Characters of a picture's address.</summary>
    public const int UrlLengthMax = 500;

    /// <summary>Pixels of a picture's side.</summary>
    public const int ImageSideMax = 10_000;

    /// <summary>Options of one product: their values multiply.</summary>
    public const int OptionsMax = 3;

    /// <summary>Values of one option.</summary>
    public const int OptionValuesMax = 50;

    /// <summary>Variants of one product: five sizes of twenty colours; each one has a grain for its stock.</summary>
    public const int VariantsMax = 100;

    /// <summary>Characters of the name or the value of an attribute or option, of a category's name, of a picture's text.</summary>
    public const int LabelLengthMax = 120;

    /// <summary>Minor units of a price: ten billion of a currency with two digits, so that a cart's total can't overflow.</summary>
    public const long PriceMinorUnitsMax = 1_000_000_000_000;

    /// <summary>Grams of a variant: ten tonnes.</summary>
    public const int WeightGramsMax = 10_000_000;

    /// <summary>Categories in the tree: it is read and written as one.</summary>
    public const int TreeSizeMax = 2_000;

    /// <summary>Levels of the tree: department, category, and three below.</summary>
    public const int TreeDepthMax = 5;

    /// <summary>How long a watcher is told of changes: twice the five seconds after which it asks again.</summary>
    public static readonly TimeSpan WatchLease = TimeSpan.FromSeconds(10);
}
