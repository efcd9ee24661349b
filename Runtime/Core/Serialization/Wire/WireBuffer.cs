using System.Buffers;

namespace Shop.Runtime.Serialization;

/// <summary>
/// Contiguous memory that grows as a frame is written into it. One a thread is kept for reuse, so that writing a
/// frame allocates nothing; a frame that is written while another one is being written gets a buffer of its own.
/// </summary>
internal sealed class WireBuffer : IBufferWriter<byte>
{
    // Most frames fit; growing starts from here.
    private const int InitialBytes = 4 * 1024;

    // A thread that once wrote a large message doesn't keep the memory for it.
    private const int KeptBytesMax = 256 * 1024;

    [ThreadStatic]
    private static WireBuffer? _spare;

    private byte[] _bytes = new byte[InitialBytes];

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>How many bytes it has room for; see <see cref="Shrink"/>.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>What was written.</summary>
    public Span<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    /// <summary>An empty buffer; give it back with <see cref="Return"/> on the same thread.</summary>
    public static WireBuffer Rent()
    {
        var buffer = _spare ?? new WireBuffer();
        _spare = null;
        return buffer;
    }

    /// <summary>Keeps the buffer for the thread's next frame.</summary>
    public void Return()
    {
        Clear();
        Shrink(KeptBytesMax);
        _spare = this;
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear() => Length = 0;

    /// <summary>Gives up memory beyond <paramref name="bytesMax"/>; to be called while empty.</summary>
    public void Shrink(int bytesMax)
    {
        if (_bytes.Length > bytesMax)
        {
            _bytes = new byte[InitialBytes];
        }
    }

    /// <summary>Appends bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Takes back what was written beyond a length that it had before.</summary>
    public void Truncate(int length) => Length = length;

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsSpan(Length);
    }

    private void Ensure(int size)
    {
        if (_bytes.Length - Length < Math.Max(size, 1))
        {
            Grow(size);
        }
    }

    private void Grow(int size)
    {
        var wanted = Math.Max((long)_bytes.Length * 2, (long)Length + size);
        if (wanted > Array.MaxLength)
        {
            wanted = Math.Max(Array.MaxLength, (long)Length + size);
        }

        if (wanted > Array.MaxLength)
        {
            throw new WireFormatException($"A message of more than {Array.MaxLength} bytes can't be written.");
        }

        Array.Resize(ref _bytes, (int)wanted);
    }
}
