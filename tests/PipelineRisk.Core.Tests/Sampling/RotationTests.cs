using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using Xunit;

namespace PipelineRisk.Core.Tests.Sampling;

/// <summary>A rotation keeps the law of independent normals: lengths and angles stay.</summary>
public sealed class RotationTests
{
    private const int Size = 24;

    private static readonly Random Numbers = new(1958);

    private static readonly double[][] Directions = [.. Enumerable.Range(0, 4).Select(_ => Vector(Size))];

    public static TheoryData<int> Counts => [1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Unit_vectors_stay_of_length_one_and_at_right_angles(int directions)
    {
        double[][] axes = Axes(new([.. Directions.Take(directions)]), Size);
        AssertOrthonormal(axes);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void The_first_axes_are_the_directions_made_orthogonal(int directions)
    {
        double[][] axes = Axes(new([.. Directions.Take(directions)]), Size);
        double[][] expected = GramSchmidt(Directions.Take(directions));
        for (int j = 0; j < directions; j++)
        {
            AssertSameLine(expected[j], axes[j]);
        }
    }

    [Fact]
    public void The_first_normal_moves_all_along_the_first_direction() // (3, 4) / 5
    {
        double[] normals = [10, 0];
        new Rotation([[3, 4]]).Apply(normals, 1, 1, LaneWidth.One);
        Assert.Equal((6, 8), (Math.Abs(normals[0]), Math.Abs(normals[1])));
        Assert.True(normals[0] * normals[1] > 0);
    }

    [Fact]
    public void A_repeated_direction_does_no_harm()
    {
        double[] repeated = [.. Directions[0].Select((x, i) => 3 * x - 2 * Directions[1][i])];
        double[][] axes = Axes(new([Directions[0], Directions[1], repeated, Directions[2]]), Size);
        AssertOrthonormal(axes);
        double[][] expected = GramSchmidt([Directions[0], Directions[1]]);
        AssertSameLine(expected[0], axes[0]);
        AssertSameLine(expected[1], axes[1]);
    }

    [Fact]
    public void Directions_that_are_zero_or_unit_vectors_do_no_harm()
    {
        double[] zero = new double[Size], first = [1, .. new double[Size - 1]], last = [.. new double[Size - 1], -1];
        AssertOrthonormal(Axes(new([zero, first, last]), Size));
        AssertOrthonormal(Axes(new([first, zero, last, first]), Size));
        AssertSameLine(first, Axes(new([first]), Size)[0]);
        AssertSameLine(last, Axes(new([last, first]), Size)[0]);
    }

    [Theory]
    [InlineData(10)] // the shortest horizon that a scenario can have: three open years for four directions
    [InlineData(12)]
    [InlineData(50)]
    [InlineData(100)]
    public void The_directions_of_a_price_path_make_a_rotation(int years)
    {
        double[][] directions = PathDirections.Of(years);
        double[][] axes = Axes(new(directions), years - 1);
        AssertOrthonormal(axes);
        AssertSameLine(GramSchmidt([directions[0]])[0], axes[0]);
    }

    [Fact]
    public void The_leading_inputs_are_rotated() => AssertOrthonormal(Axes(LeadingInputs.Rotation, LeadingInputs.Variables.Count));

    [Fact]
    public void No_input_leads_twice() => Assert.Equal(LeadingInputs.Variables.Count, LeadingInputs.Variables.Distinct().Count());

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(37)]
    [InlineData(64)]
    public void Numbers_are_the_same_at_every_width_and_alone(int trials)
    {
        const int Stride = 70;
        Rotation rotation = new(Directions);
        double[] normals = Vector(Size * Stride), expected = [.. normals];
        for (int trial = 0; trial < trials; trial++)
        {
            double[] alone = [.. Enumerable.Range(0, Size).Select(k => normals[k * Stride + trial])];
            rotation.Apply(alone, 1, 1, LaneWidth.One);
            for (int k = 0; k < Size; k++)
            {
                expected[k * Stride + trial] = alone[k];
            }
        }

        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            double[] columns = [.. normals];
            rotation.Apply(columns, Stride, trials, width);
            Bits.Equal(expected, columns); // also what is past the last trial: it stays
        }
    }

    private static double[][] Axes(Rotation rotation, int size) => [.. Enumerable.Range(0, size).Select(axis =>
    {
        double[] unit = new double[size];
        unit[axis] = 1;
        rotation.Apply(unit, 1, 1, LaneWidth.One);
        return unit;
    })];

    // A few dozen roundings of numbers below 1 stay far below 1e-12.
    private static void AssertOrthonormal(double[][] axes)
    {
        for (int a = 0; a < axes.Length; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                Assert.Equal(a == b ? 1 : 0, Dot(axes[a], axes[b]), 1e-12);
            }
        }
    }

    private static void AssertSameLine(double[] expected, double[] actual)
    {
        double sign = Math.Sign(Dot(expected, actual));
        for (int k = 0; k < expected.Length; k++)
        {
            Assert.Equal(expected[k], sign * actual[k], 1e-12);
        }
    }

    private static double[][] GramSchmidt(IEnumerable<double[]> vectors)
    {
        List<double[]> axes = [];
        foreach (double[] vector in vectors)
        {
            double[] left = [.. vector];
            foreach (double[] axis in axes.Concat(axes)) // twice: the second pass takes away what the first has rounded
            {
                double along = Dot(axis, left);
                left = [.. left.Select((x, k) => x - along * axis[k])];
            }

            double length = Math.Sqrt(Dot(left, left));
            axes.Add([.. left.Select(x => x / length)]);
        }

        return [.. axes];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Vector(int size) => [.. Enumerable.Range(0, size).Select(_ => 2 * Numbers.NextDouble() - 1)];
}
