using System.Buffers;
using System.Buffers.Binary;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>
/// Cuts what arrives into frames, each contiguous. A frame that lies in one piece is read where it is; one in several
/// pieces is copied; a large one is gathered as it arrives, so that a declared length alone takes no memory.
/// </summary>
/// <param name="memory">What gathered frames are counted against.</param>
internal sealed class FrameReader(GatheringBudget memory) : IDisposable
{
    // Up to here a frame waits in the pipe until it is complete: less than the pipe holds before it stops reading.
    private const int GatheredFrom = 32 * 1024;

    private byte[]? _copy;
    private byte[]? _gathered;
    private int _gatheredBytes;
    private int _gatheredLength;

    /// <summary>The longest frame that is taken, in bytes; to be raised once the peer is known.</summary>
    public required int BytesMax { get; set; }

    /// <summary>
    /// Takes the next frame off the buffer. Its body is valid until the next call. False: more bytes are needed first.
    /// </summary>
    /// <exception cref="WireFormatException">The frame is empty or too long, or there is no memory left for it.</exception>
    public bool TryRead(ref ReadOnlySequence<byte> buffer, out FrameKind kind, out ReadOnlySpan<byte> body)
    {
        kind = default;
        body = default;
        if (_gathered is not null)
        {
            return TryGather(ref buffer, out kind, out body);
        }

        if (!TryReadLength(buffer, out var length))
        {
            return false;
        }

        var first = buffer.FirstSpan;
        if (first.Length >= Frame.PrefixBytes + length)
        {
            Split(first.Slice(Frame.PrefixBytes, length), out kind, out body);
            buffer = buffer.Slice(Frame.PrefixBytes + length);
            return true;
        }

        if (length > GatheredFrom)
        {
            BeginGathering(ref buffer, length);
            return TryGather(ref buffer, out kind, out body);
        }

        if (buffer.Length < Frame.PrefixBytes + length)
        {
            return false;
        }

        var copy = Copy(length);
        buffer.Slice(Frame.PrefixBytes, length).CopyTo(copy);
        buffer = buffer.Slice(Frame.PrefixBytes + length);
        Split(copy, out kind, out body);
        return true;
    }

    public void Dispose()
    {
        EndGathering();
        if (_copy is not null)
        {
            ArrayPool<byte>.Shared.Return(_copy);
            _copy = null;
        }
    }

    private static void Split(ReadOnlySpan<byte> frame, out FrameKind kind, out ReadOnlySpan<byte> body)
    {
        kind = (FrameKind)frame[0];
        body = frame[1..];
    }

    private bool TryReadLength(in ReadOnlySequence<byte> buffer, out int length)
    {
        length = 0;
        if (buffer.Length < Frame.PrefixBytes)
        {
            return false;
        }

        var declared = buffer.FirstSpan.Length >= Frame.PrefixBytes
            ? BinaryPrimitives.ReadUInt32LittleEndian(buffer.FirstSpan)
            : ReadSplitLength(buffer);
        if (declared == 0 || declared > BytesMax)
        {
            throw new WireFormatException($"A frame declares {declared} bytes; from 1 to {BytesMax} are taken.");
        }

        length = (int)declared;
        return true;
    }

    private static uint ReadSplitLength(in ReadOnlySequence<byte> buffer)
    {
        Span<byte> prefix = stackalloc byte[Frame.PrefixBytes];
        buffer.Slice(0, Frame.PrefixBytes).CopyTo(prefix);
        return BinaryPrimitives.ReadUInt32LittleEndian(prefix);
    }

    private Span<byte> Copy(int length)
    {
        if (_copy is null || _copy.Length < length)
        {
            if (_copy is not null)
            {
                ArrayPool<byte>.Shared.Return(_copy);
            }

            _copy = ArrayPool<byte>.Shared.Rent(length);
        }

        return _copy.AsSpan(0, length);
    }

    private void BeginGathering(ref ReadOnlySequence<byte> buffer, int length)
    {
        buffer = buffer.Slice(Frame.PrefixBytes);
        _gatheredLength = length;
        _gatheredBytes = 0;
        _gathered = [];
        Grow(GatheredFrom);
    }

    private bool TryGather(ref ReadOnlySequence<byte> buffer, out FrameKind kind, out ReadOnlySpan<byte> body)
    {
        kind = default;
        body = default;
        if (_gatheredBytes == _gatheredLength)
        {
            // The frame of the last call has been read.
            EndGathering();
            return TryRead(ref buffer, out kind, out body);
        }

        var part = buffer.Slice(0, Math.Min(buffer.Length, _gatheredLength - _gatheredBytes));
        var partBytes = (int)part.Length;
        if (_gatheredBytes + partBytes > _gathered!.Length)
        {
            Grow(_gatheredBytes + partBytes);
        }

        part.CopyTo(_gathered.AsSpan(_gatheredBytes));
        _gatheredBytes += partBytes;
        buffer = buffer.Slice(partBytes);
        if (_gatheredBytes < _gatheredLength)
        {
            return false;
        }

        Split(_gathered.AsSpan(0, _gatheredLength), out kind, out body);
        return true;
    }

    private void Grow(int bytes)
    {
        var size = (int)Math.Min(_gatheredLength, Math.Max(bytes, (long)_gathered!.Length * 2));
        memory.Take(size - _gathered.Length);
        Array.Resize(ref _gathered, size);
    }

    private void EndGathering()
    {
        if (_gathered is not null)
        {
            memory.GiveBack(_gathered.Length);
            _gathered = null;
        }
    }
}
