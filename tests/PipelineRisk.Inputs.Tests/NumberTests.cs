using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class NumberTests : SampleTest
{
    [Theory]
    [InlineData("50", 50)]
    [InlineData("+50.", 50)]
    [InlineData("5e1", 50)]
    [InlineData(".5E+2", 50)]
    [InlineData("0.1", 0.1)]
    public void A_number_is_digits_with_a_point(string text, double value)
    {
        Inputs.Set("capacity", ("value", text));

        Assert.Equal(value, Inputs.Good()[Economics.Parameter.Capacity].Distribution.Mean);
    }

    [Theory]
    [InlineData("abc", "abc is not a number")]
    [InlineData("1.2.x", "1.2.x is not a number")]
    [InlineData("0x10", "0x10 is not a number")]
    [InlineData("(5)", "(5) is not a number")]
    [InlineData("1e", "1e is not a number")]
    [InlineData("1,5", "1,5 has a decimal comma; write 1.5")]
    [InlineData("-0,125", "-0,125 has a decimal comma; write -0.125")]
    [InlineData("12,75e3", "12,75e3 has a decimal comma; write 12.75e3")]
    [InlineData("1.234,5", "1.234,5 has a decimal comma and thousands separators; write 1234.5")]
    [InlineData("1 234,5", "1 234,5 has a decimal comma and thousands separators; write 1234.5")]
    [InlineData("1,500", "1,500 has a comma; write 1500 if it separates thousands, 1.500 if it is a decimal comma")]
    [InlineData("1,234.5", "1,234.5 has thousands separators; write 1234.5")]
    [InlineData("1,234,567", "1,234,567 has thousands separators; write 1234567")]
    [InlineData("1.234.567", "1.234.567 has thousands separators; write 1234567")]
    [InlineData("1 000", "1 000 has thousands separators; write 1000")]
    [InlineData("1'000", "1'000 has thousands separators; write 1000")]
    [InlineData("1_000", "1_000 has thousands separators; write 1000")]
    [InlineData("−5", "−5 has a typographic minus sign; write -5")]
    [InlineData("50%", "50% is a percentage; write 0.5")]
    [InlineData("1,5%", "1,5% is not a number")]
    [InlineData("NaN", "NaN is not allowed; write a finite number")]
    [InlineData("-Infinity", "-Infinity is not allowed; write a finite number")]
    [InlineData("inf", "inf is not allowed; write a finite number")]
    [InlineData("∞", "∞ is not allowed; write a finite number")]
    [InlineData("1e999", "1e999 is too large for a number")]
    [InlineData("a text that went into the wrong column of the row", "a text that went into the wrong column o… is not a number")]
    public void Any_other_text_is_answered_with_what_to_write(string text, string message)
    {
        int line = Inputs.Set("capacity", ("value", text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text));

        Inputs.AssertProblems($"base/parameters.csv:{line}: value: {message}");
    }

    [Fact]
    public void Decimal_commas_in_a_file_with_semicolons_are_named()
    {
        Inputs.Write("base/take_or_pay_share.csv", "value;weight\n0,5;1\n0.7;0,25\n");

        Inputs.AssertProblems(
            "base/take_or_pay_share.csv:2: value: 0,5 has a decimal comma; write 0.5",
            "base/take_or_pay_share.csv:3: weight: 0,25 has a decimal comma; write 0.25");
    }

    [Fact]
    public void A_decimal_comma_in_a_file_with_commas_makes_the_row_too_long()
    {
        Inputs.Write("base/take_or_pay_share.csv", "value,weight\n0,5,1\n0.7,1\n");

        Inputs.AssertProblems(
            "base/take_or_pay_share.csv:2: cell 3: the row has 3 cells and the header 2; put a text that holds the delimiter in quotes, and write numbers with '.'");
    }
}
