using System.Globalization;
using System.Reflection;

namespace PipelineRisk.Sampling;

/// <summary>The direction numbers of Sobol' points in base 2.</summary>
/// <remarks>S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008), table new-joe-kuo-6.</remarks>
internal static class SobolDirections
{
    /// <summary>The number of dimensions there are directions for.</summary>
    public const int Dimensions = 1024;

    /// <summary>The bits of a coordinate, and of the number of a point.</summary>
    public const int Bits = 32;

    private static readonly Lazy<uint[][]> Table = new(Read);

    /// <summary>The 32 direction numbers of a dimension (from 0), as fractions of 2³²: the first bit of a point's Gray code adds the first of them.</summary>
    public static ReadOnlySpan<uint> Of(int dimension) => Table.Value[dimension];

    // The first dimension is van der Corput's sequence; the table begins with the second.
    private static uint[][] Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("joe_kuo_6.csv")!;
        using StreamReader reader = new(stream);
        List<uint[]> table = [Directions(0, 0, [])];
        while (reader.ReadLine() is { } line)
        {
            if (line[0] is not '#' and not 'd')
            {
                string[] cells = line.Split(',');
                table.Add(Directions(Number(cells[1]), Number(cells[2]), [.. cells[3].Split(' ').Select(Number)]));
            }
        }

        return [.. table];
    }

    private static uint Number(string text) => uint.Parse(text, CultureInfo.InvariantCulture);

    // Joe and Kuo (2008), equations 2 and 3: degree s and inner coefficients a of the primitive polynomial, and the first s odd integers.
    private static uint[] Directions(uint s, uint a, uint[] initial)
    {
        uint[] v = new uint[Bits];
        for (int i = 0; i < Bits; i++)
        {
            if (s == 0 || i < s)
            {
                v[i] = (s == 0 ? 1 : initial[i]) << (Bits - 1 - i);
                continue;
            }

            v[i] = v[i - s] ^ (v[i - s] >> (int)s);
            for (int k = 1; k < s; k++)
            {
                v[i] ^= ((a >> (int)(s - 1 - k)) & 1) * v[i - k];
            }
        }

        return v;
    }
}
