namespace PipelineRisk.Statistics;

/// <summary>Columns of numbers in a binary stream, little-endian on every machine: floating-point numbers bit by bit, counts in as few bytes as they need.</summary>
internal static class BinaryColumns
{
    public static void WriteAll(this BinaryWriter writer, ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            writer.Write(value);
        }
    }

    public static void ReadAll(this BinaryReader reader, Span<double> values)
    {
        foreach (ref double value in values)
        {
            value = reader.ReadDouble();
        }
    }

    public static void WriteAll(this BinaryWriter writer, ReadOnlySpan<long> counts)
    {
        foreach (long count in counts)
        {
            writer.Write7BitEncodedInt64(count);
        }
    }

    /// <summary>Adds counts to those that are there.</summary>
    public static void AddAll(this BinaryReader reader, long[] counts)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] += reader.Read7BitEncodedInt64();
        }
    }
}
