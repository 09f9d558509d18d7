using System.Buffers.Binary;
using System.Security.Cryptography;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Shards.Tests;

/// <summary>A part comes back as it was written, and nothing else is ever taken for one.</summary>
public sealed class PartTests
{
    private const int HeaderLengthAt = 12, HeaderAt = 24;

    [Fact]
    public void It_comes_back_as_it_was_written()
    {
        using TemporaryFolder folder = new();
        Part part = Parts.Some(3, 20);
        part.Write(folder["part-3-of-20.bin"]);
        Part back = Part.Read(folder["part-3-of-20.bin"]);
        Assert.Equal((part.Shard, part.Trials), (back.Shard, back.Trials));
        Assert.Null(back.Identity.DifferenceFrom(part.Identity));
        Assert.Equal(part.Files, back.Files);
        Assert.Equal(part.Sections, back.Sections);
        Assert.Equal(["part-3-of-20.bin"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void It_is_written_as_the_format_says()
    {
        byte[] bytes = Parts.Some(3, 20).ToBytes();
        Assert.Equal("PRSKPART"u8.ToArray(), bytes[..8]);
        Assert.Equal(1, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8)));
        int header = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(HeaderLengthAt));
        long payload = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(16));
        Assert.Equal(bytes.Length, HeaderAt + header + payload + 32);
        Assert.Equal(SHA256.HashData(bytes.AsSpan(..^32)), bytes[^32..]);
        Assert.StartsWith("""{"identity":{"program":"1.0","command":["run","--trials","1000"],"inputs":{"base/parameters.csv":"ab"}},"shard":3,"shards":20,"trials":50}""", System.Text.Encoding.UTF8.GetString(bytes, HeaderAt, header), StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_short_anywhere_it_is_refused()
    {
        byte[] bytes = Parts.Some(1, 2).ToBytes();
        int header = HeaderAt + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(HeaderLengthAt));
        Random random = new(1);
        IEnumerable<int> lengths = Enumerable.Range(0, header + 1).Concat(Enumerable.Range(0, 200).Select(_ => random.Next(header, bytes.Length)));
        Assert.All(lengths, length => Assert.Throws<BadPartException>(() => Part.Of(bytes[..length])));
        Assert.Throws<BadPartException>(() => Part.Of([.. bytes, 0]));
    }

    [Fact]
    public void A_changed_bit_anywhere_is_found()
    {
        byte[] bytes = Parts.Some(1, 2).ToBytes();
        Random random = new(1);
        foreach (int at in Enumerable.Range(0, bytes.Length))
        {
            byte kept = bytes[at];
            bytes[at] ^= (byte)(1 << random.Next(8));
            Assert.Throws<BadPartException>(() => Part.Of(bytes));
            bytes[at] = kept;
        }

        Assert.Equal(new Shard(1, 2), Part.Of(bytes).Shard);
    }

    // Sound by its checksum, and yet not what a part is: as another program or a hand could write it.
    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not JSON")]
    [InlineData("""{"identity":{"program":null,"command":[],"inputs":{}},"shard":1,"shards":2,"trials":1}""")]
    [InlineData("""{"identity":{"program":"1","command":[],"inputs":{}},"shard":1,"shards":2,"trials":1}""")]
    [InlineData("""{"identity":{"program":"1","command":["run"],"inputs":{}},"shard":3,"shards":2,"trials":1}""")]
    public void A_header_that_is_none_is_refused_in_words(string header)
    {
        byte[] bytes = Parts.Some(1, 2).ToBytes(), text = System.Text.Encoding.UTF8.GetBytes(header);
        int old = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(HeaderLengthAt));
        byte[] forged = [.. bytes[..HeaderAt], .. text, .. bytes[(HeaderAt + old)..]];
        BinaryPrimitives.WriteInt32LittleEndian(forged.AsSpan(HeaderLengthAt), text.Length);
        SHA256.HashData(forged.AsSpan(..^32)).CopyTo(forged, forged.Length - 32);
        Assert.Contains("cannot be understood", Assert.Throws<BadPartException>(() => Part.Of(forged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_format_is_named()
    {
        byte[] bytes = Parts.Some(1, 2).ToBytes();
        bytes[8] = 2;
        Assert.Equal("it has format 2; this version of the program reads format 1", Assert.Throws<BadPartException>(() => Part.Of(bytes)).Message);
        Assert.Equal("it is no part of a run", Assert.Throws<BadPartException>(() => Part.Of("metric,unit,trials,mean,std_error"u8.ToArray())).Message);
        Assert.StartsWith("it cannot be read: ", Assert.Throws<BadPartException>(() => Part.Read("no/such/file.bin")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_written_leaves_what_was_there()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["part-1-of-2.bin/inside"]); // no file can take its place
        Assert.ThrowsAny<Exception>(() => Parts.Some(1, 2).Write(folder["part-1-of-2.bin"]));
        Assert.Equal([folder["part-1-of-2.bin"]], Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
