using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PipelineRisk.Simulation;

namespace PipelineRisk.Shards;

/// <summary>What a shard has found out, or a run before it was interrupted; and the inputs that it comes from. The format is in README.md.</summary>
/// <param name="Identity">What it is a part of.</param>
/// <param name="Shard">Which part; the whole for a run on one machine.</param>
/// <param name="Trials">How many trials it has done.</param>
/// <param name="Files">The text of every input file, by its path in the inputs folder.</param>
/// <param name="Sections">What was found, as whoever computed it writes it.</param>
public sealed record Part(PartIdentity Identity, Shard Shard, long Trials, IReadOnlyDictionary<string, string> Files, IReadOnlyList<byte[]> Sections)
{
    /// <summary>The version of the format.</summary>
    public const int Format = 1;

    private const int FixedBytes = 24; // magic, format, lengths of header and payload
    private const int HashBytes = SHA256.HashSizeInBytes;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static ReadOnlySpan<byte> Magic => "PRSKPART"u8;

    /// <summary>Writes it under a private temporary name, to the disk, and then gives it its name: nobody ever sees half of it, whatever happens.</summary>
    /// <exception cref="IOException">It could not be written; what was there before is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public void Write(string path)
    {
        byte[] bytes = ToBytes();
        string temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Reads a part.</summary>
    /// <exception cref="BadPartException">The file is cut short, damaged, of another format, or cannot be read.</exception>
    public static Part Read(string path)
    {
        try
        {
            return Of(File.ReadAllBytes(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadPartException($"it cannot be read: {failure.Message}");
        }
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes()
    {
        byte[] header = JsonSerializer.SerializeToUtf8Bytes(new Header(Identity, Shard.Index, Shard.Count, Trials), Json), payload = Payload();
        byte[] bytes = new byte[FixedBytes + header.Length + payload.Length + HashBytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Format);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), header.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), payload.Length);
        header.CopyTo(bytes, FixedBytes);
        payload.CopyTo(bytes, FixedBytes + header.Length);
        SHA256.HashData(bytes.AsSpan(..^HashBytes), bytes.AsSpan(^HashBytes..));
        return bytes;
    }

    /// <summary>The part that the bytes of a file hold.</summary>
    /// <exception cref="BadPartException">They are cut short, damaged or of another format.</exception>
    public static Part Of(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ReadOnlySpan<byte> all = bytes;
        if (all.Length < FixedBytes)
        {
            throw new BadPartException(Magic.StartsWith(all) || all.StartsWith(Magic) ? "it is cut short" : "it is no part of a run");
        }

        if (!all.StartsWith(Magic))
        {
            throw new BadPartException("it is no part of a run");
        }

        if (BinaryPrimitives.ReadInt32LittleEndian(all[8..]) is var format && format != Format)
        {
            throw new BadPartException($"it has format {format}; this version of the program reads format {Format}");
        }

        long header = BinaryPrimitives.ReadUInt32LittleEndian(all[12..]), payload = BinaryPrimitives.ReadInt64LittleEndian(all[16..]);
        if (payload < 0 || payload > all.Length || FixedBytes + header + payload + HashBytes != all.Length)
        {
            throw new BadPartException("it is cut short or damaged: its length is not what its beginning says");
        }

        if (!SHA256.HashData(all[..^HashBytes]).AsSpan().SequenceEqual(all[^HashBytes..]))
        {
            throw new BadPartException("it is damaged: its checksum is wrong");
        }

        try
        {
            Header read = JsonSerializer.Deserialize<Header>(all.Slice(FixedBytes, (int)header), Json) ?? throw new JsonException("its header is empty.");
            (IReadOnlyDictionary<string, string> files, IReadOnlyList<byte[]> sections) = Unpacked(bytes, FixedBytes + (int)header, (int)payload);
            return read.Identity.Command.Count > 0 && read.Shard >= 1 && read.Shard <= read.Shards && sections.Count > 0
                ? new(read.Identity, new(read.Shard, read.Shards), read.Trials, files, sections)
                : throw new InvalidDataException("its header says nothing.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidDataException or IOException or FormatException or InvalidOperationException)
        {
            throw new BadPartException($"it cannot be understood: {failure.Message}");
        }
    }

    private byte[] Payload()
    {
        using MemoryStream packed = new();
        using (BrotliStream brotli = new(packed, CompressionLevel.Fastest))
        using (BinaryWriter writer = new(brotli, Encoding.UTF8))
        {
            writer.Write7BitEncodedInt(Files.Count);
            foreach ((string path, string text) in Files)
            {
                writer.Write(path);
                writer.Write(text);
            }

            writer.Write7BitEncodedInt(Sections.Count);
            foreach (byte[] section in Sections)
            {
                writer.Write7BitEncodedInt(section.Length);
                writer.Write(section);
            }
        }

        return packed.ToArray();
    }

    private static (IReadOnlyDictionary<string, string> Files, IReadOnlyList<byte[]> Sections) Unpacked(byte[] bytes, int start, int length)
    {
        using BrotliStream brotli = new(new MemoryStream(bytes, start, length), CompressionMode.Decompress);
        using BinaryReader reader = new(brotli, Encoding.UTF8);
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        for (int left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            files.Add(reader.ReadString(), reader.ReadString());
        }

        byte[][] sections = new byte[reader.Read7BitEncodedInt()][];
        for (int i = 0; i < sections.Length; i++)
        {
            sections[i] = reader.ReadBytes(reader.Read7BitEncodedInt());
        }

        return (files, sections);
    }

    private sealed record Header(PartIdentity Identity, int Shard, int Shards, long Trials);
}
