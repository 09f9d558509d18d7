using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class ManyProblemsTests : SampleTest
{
    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_in_the_order_of_the_files()
    {
        Inputs.Set("capacity", ("value", "fifty"), ("unit", "bcm"));
        Inputs.Set("ramp_years", ("distribution", "pret"));
        Inputs.Remove("base/parameters.csv", "transit_length,");
        Inputs.SetAt("base/decks.csv", 12, ("year", "2025"), ("low", ""));
        Inputs.Append("base/correlations.csv", "capacity,ramp_yeers,2");
        Inputs.Write("base/export_duty_rate.csv", "value,weight\n0,0\n0.3,0\n");
        Inputs.Write("scenarios/x/parameters.csv", "parameter,unit,distribution,value\ncost_overrun,factor,constant,0\nfuel_share,fraction,constant,\"0,1\"\n");
        Inputs.Write("scenarios/x/decks.csv", "series,unit,year,low,central,high,position\nlng_truck_demand,bcm/yr,2030,1,2,3,mood\n");

        Assert.Equal(
            [
                "base/correlations.csv:14: parameter_b: unknown parameter 'ramp_yeers'; did you mean 'ramp_years'?",
                "base/correlations.csv:14: rank_correlation: 2 is outside (-1, 1); a rank correlation lies strictly between -1 and 1",
                "base/decks.csv:12: low: the cell is empty, and every year of a series needs a number here",
                "base/decks.csv:12: year: china_production already has 2025 on line 11; keep one of the rows",
                "base/export_duty_rate.csv:1: weight: all weights are 0; at least one must be above 0",
                "base/parameters.csv:1: parameter: there is no row for transit_length (km); the base needs one for every parameter",
                "base/parameters.csv:9: unit: the model reads capacity in bcm/yr, not in bcm; convert the numbers and write bcm/yr",
                "base/parameters.csv:9: value: fifty is not a number",
                "base/parameters.csv:10: distribution: unknown distribution 'pret'; did you mean 'pert'?",
                "scenarios/x/decks.csv:2: position: unknown parameter 'mood'; base/parameters.csv lists the known ones",
                "scenarios/x/parameters.csv:2: value: cost_overrun must be above 0, and 0 is not",
                "scenarios/x/parameters.csv:3: value: 0,1 has a decimal comma; write 0.1",
                "--set transit_tarif=1: unknown parameter 'transit_tarif'; did you mean 'transit_tariff'?",
                "--set capacity: there is no '='; write parameter=value, such as capacity=45",
            ],
            Inputs.Problems("x", "transit_tarif=1", "capacity"));
    }

    [Fact]
    public void Damaged_files_give_problems_and_never_an_exception()
    {
        var random = new Random(20270101);
        string[] files = ["base/parameters.csv", "base/decks.csv", "base/correlations.csv", "base/take_or_pay_share.csv", "scenarios/high-cost/parameters.csv"];
        byte[] nasty = "\",;#\n\r.-0e\0%"u8.ToArray();
        for (int round = 0; round < 200; round++)
        {
            string file = files[random.Next(files.Length)];
            byte[] sound = File.ReadAllBytes(Inputs.PathOf(file));
            var damaged = sound.ToList();
            for (int damage = random.Next(1, 6); damage > 0; damage--)
            {
                int at = random.Next(damaged.Count);
                switch (random.Next(4))
                {
                    case 0: damaged[at] = nasty[random.Next(nasty.Length)]; break;
                    case 1: damaged.Insert(at, nasty[random.Next(nasty.Length)]); break;
                    case 2: damaged.RemoveRange(at, Math.Min(random.Next(1, 40), damaged.Count - at)); break;
                    default: damaged[at] = (byte)random.Next(256); break;
                }
            }

            Inputs.Write(file, [.. damaged]);
            var result = Inputs.Read("high-cost");
            Assert.Equal(result.Problems.Count > 0, result.Scenario is null);
            Assert.All(result.Problems, problem => Assert.True(problem.Line >= 0 && problem.Message.Length > 0));
            Inputs.Write(file, sound);
        }
    }
}
