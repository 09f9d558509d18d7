using System.CommandLine.Parsing;
using System.Globalization;

namespace PipelineRisk.Cli;

/// <summary>Whole numbers of options.</summary>
internal static class WholeNumber
{
    /// <summary>Parses the value of an option; adds an error where it is none from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static int Parse(ArgumentResult result, int least, int most)
    {
        if (!int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) || number < least || number > most)
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{((OptionResult)result.Parent!).Option.Name} needs a whole number from {least} to {most}."));
        }

        return number;
    }
}
