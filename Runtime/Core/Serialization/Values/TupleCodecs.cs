namespace Shop.Runtime.Serialization;

// The classes and structs that hold the same as a value tuple, and travel as one.

internal sealed class KeyValuePairCodec<TKey, TValue>() : SurrogateCodec<KeyValuePair<TKey, TValue>, (TKey Key, TValue Value)>(WireType.Object)
{
    protected override (TKey Key, TValue Value) ToSurrogate(KeyValuePair<TKey, TValue> value) => (value.Key, value.Value);

    protected override KeyValuePair<TKey, TValue> FromSurrogate((TKey Key, TValue Value) surrogate) => new(surrogate.Key, surrogate.Value);
}

internal sealed class TupleCodec<T1>() : SurrogateCodec<Tuple<T1>, ValueTuple<T1>>(WireType.Object)
{
    protected override ValueTuple<T1> ToSurrogate(Tuple<T1> value) => value.ToValueTuple();

    protected override Tuple<T1> FromSurrogate(ValueTuple<T1> surrogate) => surrogate.ToTuple();
}

internal sealed class TupleCodec<T1, T2>() : SurrogateCodec<Tuple<T1, T2>, (T1, T2)>(WireType.Object)
{
    protected override (T1, T2) ToSurrogate(Tuple<T1, T2> value) => value.ToValueTuple();

    protected override Tuple<T1, T2> FromSurrogate((T1, T2) surrogate) => surrogate.ToTuple();
}

internal sealed class TupleCodec<T1, T2, T3>() : SurrogateCodec<Tuple<T1, T2, T3>, (T1, T2, T3)>(WireType.Object)
{
    protected override (T1, T2, T3) ToSurrogate(Tuple<T1, T2, T3> value) => value.ToValueTuple();

    protected override Tuple<T1, T2, T3> FromSurrogate((T1, T2, T3) surrogate) => surrogate.ToTuple();
}

internal sealed class TupleCodec<T1, T2, T3, T4>() : SurrogateCodec<Tuple<T1, T2, T3, T4>, (T1, T2, T3, T4)>(WireType.Object)
{
    protected override (T1, T2, T3, T4) ToSurrogate(Tuple<T1, T2, T3, T4> value) => value.ToValueTuple();

    protected override Tuple<T1, T2, T3, T4> FromSurrogate((T1, T2, T3, T4) surrogate) => surrogate.ToTuple();
}

internal sealed class TupleCodec<T1, T2, T3, T4, T5>() : SurrogateCodec<Tuple<T1, T2, T3, T4, T5>, (T1, T2, T3, T4, T5)>(WireType.Object)
{
    protected override (T1, T2, T3, T4, T5) ToSurrogate(Tuple<T1, T2, T3, T4, T5> value) => value.ToValueTuple();

    protected override Tuple<T1, T2, T3, T4, T5> FromSurrogate((T1, T2, T3, T4, T5) surrogate) => surrogate.ToTuple();
}
