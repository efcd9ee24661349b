namespace Shop.Runtime.Serialization;

// Tuples are objects whose fields are numbered from 0. Those of the classes Tuple<…> and KeyValuePair<…> travel the same way.

internal sealed class ValueTupleCodec<T1>() : StructCodec<ValueTuple<T1>>(Mutability.ReadOnlyMembers)
{
    private Codec<T1>? _item1;

    private Codec<T1> Codec1 => _item1 ??= Codecs.For<T1>();

    public override void WriteMembers(ref WireWriter writer, ref ValueTuple<T1> value)
    {
        Codec1.WriteField(ref writer, 0, value.Item1);
    }

    public override void ReadMembers(ref WireReader reader, ref ValueTuple<T1> value)
    {
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case 0:
                    value.Item1 = Codec1.ReadField(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    public override void CopyMembers(ref ValueTuple<T1> source, ref ValueTuple<T1> target, int depth)
    {
        target.Item1 = Codec1.Copy(source.Item1, depth);
    }

    public override void CollectParts(ICollection<Codec> parts)
    {
        parts.Add(Codec1);
    }
}

internal sealed class ValueTupleCodec<T1, T2>() : StructCodec<(T1, T2)>(Mutability.ReadOnlyMembers)
{
    private Codec<T1>? _item1;
    private Codec<T2>? _item2;

    private Codec<T1> Codec1 => _item1 ??= Codecs.For<T1>();

    private Codec<T2> Codec2 => _item2 ??= Codecs.For<T2>();

    public override void WriteMembers(ref WireWriter writer, ref (T1, T2) value)
    {
        Codec1.WriteField(ref writer, 0, value.Item1);
        Codec2.WriteField(ref writer, 1, value.Item2);
    }

    public override void ReadMembers(ref WireReader reader, ref (T1, T2) value)
    {
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case 0:
                    value.Item1 = Codec1.ReadField(ref reader);
                    break;
                case 1:
                    value.Item2 = Codec2.ReadField(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    public override void CopyMembers(ref (T1, T2) source, ref (T1, T2) target, int depth)
    {
        target.Item1 = Codec1.Copy(source.Item1, depth);
        target.Item2 = Codec2.Copy(source.Item2, depth);
    }

    public override void CollectParts(ICollection<Codec> parts)
    {
        parts.Add(Codec1);
        parts.Add(Codec2);
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3>() : StructCodec<(T1, T2, T3)>(Mutability.ReadOnlyMembers)
{
    private Codec<T1>? _item1;
    private Codec<T2>? _item2;
    private Codec<T3>? _item3;

    private Codec<T1> Codec1 => _item1 ??= Codecs.For<T1>();

    private Codec<T2> Codec2 => _item2 ??= Codecs.For<T2>();

    private Codec<T3> Codec3 => _item3 ??= Codecs.For<T3>();

    public override void WriteMembers(ref WireWriter writer, ref (T1, T2, T3) value)
    {
        Codec1.WriteField(ref writer, 0, value.Item1);
        Codec2.WriteField(ref writer, 1, value.Item2);
        Codec3.WriteField(ref writer, 1, value.Item3);
    }

    public override void ReadMembers(ref WireReader reader, ref (T1, T2, T3) value)
    {
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case 0:
                    value.Item1 = Codec1.ReadField(ref reader);
                    break;
                case 1:
                    value.Item2 = Codec2.ReadField(ref reader);
                    break;
                case 2:
                    value.Item3 = Codec3.ReadField(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    public override void CopyMembers(ref (T1, T2, T3) source, ref (T1, T2, T3) target, int depth)
    {
        target.Item1 = Codec1.Copy(source.Item1, depth);
        target.Item2 = Codec2.Copy(source.Item2, depth);
        target.Item3 = Codec3.Copy(source.Item3, depth);
    }

    public override void CollectParts(ICollection<Codec> parts)
    {
        parts.Add(Codec1);
        parts.Add(Codec2);
        parts.Add(Codec3);
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3, T4>() : StructCodec<(T1, T2, T3, T4)>(Mutability.ReadOnlyMembers)
{
    private Codec<T1>? _item1;
    private Codec<T2>? _item2;
    private Codec<T3>? _item3;
    private Codec<T4>? _item4;

    private Codec<T1> Codec1 => _item1 ??= Codecs.For<T1>();

    private Codec<T2> Codec2 => _item2 ??= Codecs.For<T2>();

    private Codec<T3> Codec3 => _item3 ??= Codecs.For<T3>();

    private Codec<T4> Codec4 => _item4 ??= Codecs.For<T4>();

    public override void WriteMembers(ref WireWriter writer, ref (T1, T2, T3, T4) value)
    {
        Codec1.WriteField(ref writer, 0, value.Item1);
        Codec2.WriteField(ref writer, 1, value.Item2);
        Codec3.WriteField(ref writer, 1, value.Item3);
        Codec4.WriteField(ref writer, 1, value.Item4);
    }

    public override void ReadMembers(ref WireReader reader, ref (T1, T2, T3, T4) value)
    {
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case 0:
                    value.Item1 = Codec1.ReadField(ref reader);
                    break;
                case 1:
                    value.Item2 = Codec2.ReadField(ref reader);
                    break;
                case 2:
                    value.Item3 = Codec3.ReadField(ref reader);
                    break;
                case 3:
                    value.Item4 = Codec4.ReadField(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    public override void CopyMembers(ref (T1, T2, T3, T4) source, ref (T1, T2, T3, T4) target, int depth)
    {
        target.Item1 = Codec1.Copy(source.Item1, depth);
        target.Item2 = Codec2.Copy(source.Item2, depth);
        target.Item3 = Codec3.Copy(source.Item3, depth);
        target.Item4 = Codec4.Copy(source.Item4, depth);
    }

    public override void CollectParts(ICollection<Codec> parts)
    {
        parts.Add(Codec1);
        parts.Add(Codec2);
        parts.Add(Codec3);
        parts.Add(Codec4);
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3, T4, T5>() : StructCodec<(T1, T2, T3, T4, T5)>(Mutability.ReadOnlyMembers)
{
    private Codec<T1>? _item1;
    private Codec<T2>? _item2;
    private Codec<T3>? _item3;
    private Codec<T4>? _item4;
    private Codec<T5>? _item5;

    private Codec<T1> Codec1 => _item1 ??= Codecs.For<T1>();

    private Codec<T2> Codec2 => _item2 ??= Codecs.For<T2>();

    private Codec<T3> Codec3 => _item3 ??= Codecs.For<T3>();

    private Codec<T4> Codec4 => _item4 ??= Codecs.For<T4>();

    private Codec<T5> Codec5 => _item5 ??= Codecs.For<T5>();

    public override void WriteMembers(ref WireWriter writer, ref (T1, T2, T3, T4, T5) value)
    {
        Codec1.WriteField(ref writer, 0, value.Item1);
        Codec2.WriteField(ref writer, 1, value.Item2);
        Codec3.WriteField(ref writer, 1, value.Item3);
        Codec4.WriteField(ref writer, 1, value.Item4);
        Codec5.WriteField(ref writer, 1, value.Item5);
    }

    public override void ReadMembers(ref WireReader reader, ref (T1, T2, T3, T4, T5) value)
    {
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case 0:
                    value.Item1 = Codec1.ReadField(ref reader);
                    break;
                case 1:
                    value.Item2 = Codec2.ReadField(ref reader);
                    break;
                case 2:
                    value.Item3 = Codec3.ReadField(ref reader);
                    break;
                case 3:
                    value.Item4 = Codec4.ReadField(ref reader);
                    break;
                case 4:
                    value.Item5 = Codec5.ReadField(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    public override void CopyMembers(ref (T1, T2, T3, T4, T5) source, ref (T1, T2, T3, T4, T5) target, int depth)
    {
        target.Item1 = Codec1.Copy(source.Item1, depth);
        target.Item2 = Codec2.Copy(source.Item2, depth);
        target.Item3 = Codec3.Copy(source.Item3, depth);
        target.Item4 = Codec4.Copy(source.Item4, depth);
        target.Item5 = Codec5.Copy(source.Item5, depth);
    }

    public override void CollectParts(ICollection<Codec> parts)
    {
        parts.Add(Codec1);
        parts.Add(Codec2);
        parts.Add(Codec3);
        parts.Add(Codec4);
        parts.Add(Codec5);
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3, T4, T5, T6>() : StructCodec<(T1, T2, T3, T4, T5, T6)>(Mutability.ReadOnlyMembers)
{
    private Codec<T1>? _item1;
    private Codec<T2>? _item2;
    private Codec<T3>? _item3;
    private Codec<T4>? _item4;
    private Codec<T5>? _item5;
    private Codec<T6>? _item6;

    private Codec<T1> Codec1 => _item1 ??= Codecs.For<T1>();

    private Codec<T2> Codec2 => _item2 ??= Codecs.For<T2>();

    private Codec<T3> Codec3 => _item3 ??= Codecs.For<T3>();

    private Codec<T4> Codec4 => _item4 ??= Codecs.For<T4>();

    private Codec<T5> Codec5 => _item5 ??= Codecs.For<T5>();

    private Codec<T6> Codec6 => _item6 ??= Codecs.For<T6>();

    public override void WriteMembers(ref WireWriter writer, ref (T1, T2, T3, T4, T5, T6) value)
    {
        Codec1.WriteField(ref writer, 0, value.Item1);
        Codec2.WriteField(ref writer, 1, value.Item2);
        Codec3.WriteField(ref writer, 1, value.Item3);
        Codec4.WriteField(ref writer, 1, value.Item4);
        Codec5.WriteField(ref writer, 1, value.Item5);
        Codec6.WriteField(ref writer, 1, value.Item6);
    }

    public override void ReadMembers(ref WireReader reader, ref (T1, T2, T3, T4, T5, T6) value)
    {
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case 0:
                    value.Item1 = Codec1.ReadField(ref reader);
                    break;
                case 1:
                    value.Item2 = Codec2.ReadField(ref reader);
                    break;
                case 2:
                    value.Item3 = Codec3.ReadField(ref reader);
                    break;
                case 3:
                    value.Item4 = Codec4.ReadField(ref reader);
                    break;
                case 4:
                    value.Item5 = Codec5.ReadField(ref reader);
                    break;
                case 5:
                    value.Item6 = Codec6.ReadField(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    public override void CopyMembers(ref (T1, T2, T3, T4, T5, T6) source, ref (T1, T2, T3, T4, T5, T6) target, int depth)
    {
        target.Item1 = Codec1.Copy(source.Item1, depth);
        target.Item2 = Codec2.Copy(source.Item2, depth);
        target.Item3 = Codec3.Copy(source.Item3, depth);
        target.Item4 = Codec4.Copy(source.Item4, depth);
        target.Item5 = Codec5.Copy(source.Item5, depth);
        target.Item6 = Codec6.Copy(source.Item6, depth);
    }

    public override void CollectParts(ICollection<Codec> parts)
    {
        parts.Add(Codec1);
        parts.Add(Codec2);
        parts.Add(Codec3);
        parts.Add(Codec4);
        parts.Add(Codec5);
        parts.Add(Codec6);
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3, T4, T5, T6, T7>() : StructCodec<(T1, T2, T3, T4, T5, T6, T7)>(Mutability.ReadOnlyMembers)
{
    private Codec<T1>? _item1;
    private Codec<T2>? _item2;
    private Codec<T3>? _item3;
    private Codec<T4>? _item4;
    private Codec<T5>? _item5;
    private Codec<T6>? _item6;
    private Codec<T7>? _item7;

    private Codec<T1> Codec1 => _item1 ??= Codecs.For<T1>();

    private Codec<T2> Codec2 => _item2 ??= Codecs.For<T2>();

    private Codec<T3> Codec3 => _item3 ??= Codecs.For<T3>();

    private Codec<T4> Codec4 => _item4 ??= Codecs.For<T4>();

    private Codec<T5> Codec5 => _item5 ??= Codecs.For<T5>();

    private Codec<T6> Codec6 => _item6 ??= Codecs.For<T6>();

    private Codec<T7> Codec7 => _item7 ??= Codecs.For<T7>();

    public override void WriteMembers(ref WireWriter writer, ref (T1, T2, T3, T4, T5, T6, T7) value)
    {
        Codec1.WriteField(ref writer, 0, value.Item1);
        Codec2.WriteField(ref writer, 1, value.Item2);
        Codec3.WriteField(ref writer, 1, value.Item3);
        Codec4.WriteField(ref writer, 1, value.Item4);
        Codec5.WriteField(ref writer, 1, value.Item5);
        Codec6.WriteField(ref writer, 1, value.Item6);
        Codec7.WriteField(ref writer, 1, value.Item7);
    }

    public override void ReadMembers(ref WireReader reader, ref (T1, T2, T3, T4, T5, T6, T7) value)
    {
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case 0:
                    value.Item1 = Codec1.ReadField(ref reader);
                    break;
                case 1:
                    value.Item2 = Codec2.ReadField(ref reader);
                    break;
                case 2:
                    value.Item3 = Codec3.ReadField(ref reader);
                    break;
                case 3:
                    value.Item4 = Codec4.ReadField(ref reader);
                    break;
                case 4:
                    value.Item5 = Codec5.ReadField(ref reader);
                    break;
                case 5:
                    value.Item6 = Codec6.ReadField(ref reader);
                    break;
                case 6:
                    value.Item7 = Codec7.ReadField(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    public override void CopyMembers(ref (T1, T2, T3, T4, T5, T6, T7) source, ref (T1, T2, T3, T4, T5, T6, T7) target, int depth)
    {
        target.Item1 = Codec1.Copy(source.Item1, depth);
        target.Item2 = Codec2.Copy(source.Item2, depth);
        target.Item3 = Codec3.Copy(source.Item3, depth);
        target.Item4 = Codec4.Copy(source.Item4, depth);
        target.Item5 = Codec5.Copy(source.Item5, depth);
        target.Item6 = Codec6.Copy(source.Item6, depth);
        target.Item7 = Codec7.Copy(source.Item7, depth);
    }

    public override void CollectParts(ICollection<Codec> parts)
    {
        parts.Add(Codec1);
        parts.Add(Codec2);
        parts.Add(Codec3);
        parts.Add(Codec4);
        parts.Add(Codec5);
        parts.Add(Codec6);
        parts.Add(Codec7);
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3, T4, T5, T6, T7, TRest>() : StructCodec<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>(Mutability.ReadOnlyMembers)
    where TRest : struct
{
    private Codec<T1>? _item1;
    private Codec<T2>? _item2;
    private Codec<T3>? _item3;
    private Codec<T4>? _item4;
    private Codec<T5>? _item5;
    private Codec<T6>? _item6;
    private Codec<T7>? _item7;
    private Codec<TRest>? _item8;

    private Codec<T1> Codec1 => _item1 ??= Codecs.For<T1>();

    private Codec<T2> Codec2 => _item2 ??= Codecs.For<T2>();

    private Codec<T3> Codec3 => _item3 ??= Codecs.For<T3>();

    private Codec<T4> Codec4 => _item4 ??= Codecs.For<T4>();

    private Codec<T5> Codec5 => _item5 ??= Codecs.For<T5>();

    private Codec<T6> Codec6 => _item6 ??= Codecs.For<T6>();

    private Codec<T7> Codec7 => _item7 ??= Codecs.For<T7>();

    private Codec<TRest> Codec8 => _item8 ??= Codecs.For<TRest>();

    public override void WriteMembers(ref WireWriter writer, ref ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> value)
    {
        Codec1.WriteField(ref writer, 0, value.Item1);
        Codec2.WriteField(ref writer, 1, value.Item2);
        Codec3.WriteField(ref writer, 1, value.Item3);
        Codec4.WriteField(ref writer, 1, value.Item4);
        Codec5.WriteField(ref writer, 1, value.Item5);
        Codec6.WriteField(ref writer, 1, value.Item6);
        Codec7.WriteField(ref writer, 1, value.Item7);
        Codec8.WriteField(ref writer, 1, value.Rest);
    }

    public override void ReadMembers(ref WireReader reader, ref ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> value)
    {
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case 0:
                    value.Item1 = Codec1.ReadField(ref reader);
                    break;
                case 1:
                    value.Item2 = Codec2.ReadField(ref reader);
                    break;
                case 2:
                    value.Item3 = Codec3.ReadField(ref reader);
                    break;
                case 3:
                    value.Item4 = Codec4.ReadField(ref reader);
                    break;
                case 4:
                    value.Item5 = Codec5.ReadField(ref reader);
                    break;
                case 5:
                    value.Item6 = Codec6.ReadField(ref reader);
                    break;
                case 6:
                    value.Item7 = Codec7.ReadField(ref reader);
                    break;
                case 7:
                    value.Rest = Codec8.ReadField(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    public override void CopyMembers(ref ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> source, ref ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> target, int depth)
    {
        target.Item1 = Codec1.Copy(source.Item1, depth);
        target.Item2 = Codec2.Copy(source.Item2, depth);
        target.Item3 = Codec3.Copy(source.Item3, depth);
        target.Item4 = Codec4.Copy(source.Item4, depth);
        target.Item5 = Codec5.Copy(source.Item5, depth);
        target.Item6 = Codec6.Copy(source.Item6, depth);
        target.Item7 = Codec7.Copy(source.Item7, depth);
        target.Rest = Codec8.Copy(source.Rest, depth);
    }

    public override void CollectParts(ICollection<Codec> parts)
    {
        parts.Add(Codec1);
        parts.Add(Codec2);
        parts.Add(Codec3);
        parts.Add(Codec4);
        parts.Add(Codec5);
        parts.Add(Codec6);
        parts.Add(Codec7);
        parts.Add(Codec8);
    }
}
