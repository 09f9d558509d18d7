using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class NearestNameTests
{
    [Theory]
    [InlineData("capasity", "capacity")]          // a substitution
    [InlineData("capcity", "capacity")]           // a letter lost
    [InlineData("capaciity", "capacity")]         // a letter too many
    [InlineData("cpaacity", "capacity")]          // neighbours swapped
    [InlineData("Discount Rate", "discount_rate")]
    [InlineData("discount-rate", "discount_rate")]
    [InlineData("loan_rat", "loan_rate")]
    [InlineData("weather", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_found_where_one_is_near(string written, string? meant) =>
        Assert.Equal(meant, NearestName.Of(written, ["capacity", "discount_rate", "loan_rate", "loan_tenor"]));
}
