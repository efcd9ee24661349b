namespace Shop.Runtime.Serialization;

/// <summary>Reads composed type names: <c>Name`2[First,Second]</c> for generic types, <c>Name[]</c> for arrays, nested at will.</summary>
internal ref struct TypeNameParser
{
    /// <summary>Enough for a dictionary of lists of pairs of options; hostile names stop here.</summary>
    private const int DepthMax = 8;

    private readonly ReadOnlySpan<byte> _text;
    private int _position;

    private TypeNameParser(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>The type, or null where the text is no name of registered types.</summary>
    public static Type? Parse(ReadOnlySpan<byte> text)
    {
        var parser = new TypeNameParser(text);
        var type = parser.ParseType(0);
        return parser._position == text.Length ? type : null;
    }

    private Type? ParseType(int depth)
    {
        if (depth > DepthMax)
        {
            return null;
        }

        var rest = _text[_position..];
        var end = rest.IndexOfAny((byte)'[', (byte)']', (byte)',');
        var simple = end < 0 ? rest : rest[..end];
        if (!TypeNames.TryGetSimple(simple, out var type))
        {
            return null;
        }

        _position += simple.Length;
        if (type.IsGenericTypeDefinition)
        {
            type = ParseArguments(type, depth);
        }

        return type is null ? null : ParseArrays(type, depth);
    }

    private Type? ParseArguments(Type definition, int depth)
    {
        var arguments = new Type[definition.GetGenericArguments().Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!Accept(i == 0 ? (byte)'[' : (byte)',') || ParseType(depth + 1) is not { } argument)
            {
                return null;
            }

            arguments[i] = argument;
        }

        if (!Accept((byte)']'))
        {
            return null;
        }

        try
        {
            return definition.MakeGenericType(arguments);
        }
        catch (ArgumentException)
        {
            // The arguments don't meet the definition's constraints.
            return null;
        }
    }

    private Type? ParseArrays(Type element, int depth)
    {
        var type = element;
        for (; _position + 1 < _text.Length && _text[_position] == '[' && _text[_position + 1] == ']'; depth++)
        {
            if (depth > DepthMax)
            {
                return null;
            }

            _position += 2;
            type = type.MakeArrayType();
        }

        return type;
    }

    private bool Accept(byte expected)
    {
        if (_position >= _text.Length || _text[_position] != expected)
        {
            return false;
        }

        _position++;
        return true;
    }
}
