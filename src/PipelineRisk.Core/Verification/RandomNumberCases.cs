using PipelineRisk.Sampling;

namespace PipelineRisk.Verification;

/// <summary>Philox4x32-10 to the bit: the blocks themselves, and the uniforms that a run makes of them.</summary>
internal static class RandomNumberCases
{
    private const string Vectors = "Random123";
    private const string Engine = "C++26 philox4x32";

    public static void Add(CaseList cases)
    {
        const uint Ones = ~0u;
        cases.Same("Counter and key 0, 7 rounds only", Vectors, "5f6fb709 0d893f64 4f121f81 4f730a48", Text(Philox4x32.Block(0, 0, 0, 0, 0, 0, 7)));
        cases.Same("Counter and key 0", Vectors, "6627e8d5 e169c58d bc57ac4c 9b00dbd8", Text(Philox4x32.Block(0, 0, 0, 0, 0, 0)));
        cases.Same("Counter and key all ones", Vectors, "408f276d 41c83b0e a20bc7c6 6d5451fd", Text(Philox4x32.Block(Ones, Ones, Ones, Ones, Ones, Ones)));
        cases.Same("Counter and key the digits of π", Vectors, "d16cfe09 94fdcceb 5001e420 24126ea1",
            Text(Philox4x32.Block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0)));
        cases.Exact("10,000th number, from its block", Engine, 1955073260, Philox4x32.Block(2499, 0, 0, 0, 20111115, 0).R3);

        // A trial takes the leading 52 of its 64 bits: of the second word of its half block, and then of the first.
        double[] zero = Uniforms(seed: 0);
        cases.Same("Trials 0 and 1 of seed 0, 52 bits each", Vectors, "e169c58d6627e 9b00dbd8bc57a", $"{Bits(zero[0], 52):x13} {Bits(zero[1], 52):x13}");
        cases.Exact("10,000th number, in trial 4,999 of its seed", Engine, 1955073260, Bits(Uniforms(seed: 20111115)[4999], 32));
    }

    // A whole number of sixteens: all of them are made with vectors where the machine has some.
    private static double[] Uniforms(ulong seed)
    {
        double[] column = new double[5008];
        new PhiloxSource(seed).Fill(Stretch.Of(0, column.Length), 0, column);
        return column;
    }

    private static ulong Bits(double uniform, int count) => (ulong)(uniform * (1UL << count));

    private static string Text((uint R0, uint R1, uint R2, uint R3) block) => $"{block.R0:x8} {block.R1:x8} {block.R2:x8} {block.R3:x8}";
}
