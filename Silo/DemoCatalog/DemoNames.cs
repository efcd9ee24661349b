namespace Shop.Silo.DemoCatalog;

/// <summary>
/// Which brand, line and style a kind's products have: every combination once before any comes again, in an order that looks
/// like none.
/// </summary>
internal sealed class DemoNames
{
    private readonly DepartmentContent _department;
    private readonly KindContent _kind;
    private readonly long _combinations;
    private readonly long _step;
    private readonly long _offset;

    public DemoNames(DepartmentContent department, KindContent kind, long seed, int number)
    {
        _department = department;
        _kind = kind;
        _combinations = (long)kind.Styles.Length * department.Brands.Length * department.Series.Length;
        // A step that shares no divisor with the count visits all; near the golden section, neighbours lie far apart.
        _step = (long)(_combinations * 0.6180339887);
        while (Divisor(_step, _combinations) != 1)
        {
            _step++;
        }

        _offset = new DemoRandom(seed, -1 - number).Next((int)_combinations);
    }

    /// <summary>The name of the kind's product of this number, from 0.</summary>
    public DemoName this[int ordinal]
    {
        get
        {
            var (round, place) = Math.DivRem(ordinal, _combinations);
            var at = (int)((_offset + (place * _step)) % _combinations);
            var (rest, style) = Math.DivRem(at, _kind.Styles.Length);
            var (series, brand) = Math.DivRem(rest, _department.Brands.Length);
            var line = round == 0 ? _department.Series[series] : $"{_department.Series[series]} No. {round + 1}";
            return new DemoName(_department.Brands[brand], line, _kind.Styles[style]);
        }
    }

    private static long Divisor(long one, long other) => other == 0 ? one : Divisor(other, one % other);
}

/// <summary>What a product is called.</summary>
internal sealed record DemoName(BrandContent Brand, string Series, StyleContent Style)
{
    public string Title => $"{Brand.Name} {Series} {Style.Name}";
}
