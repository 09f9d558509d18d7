using PipelineRisk.Economics;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;

namespace PipelineRisk.Reports.Charts;

/// <summary>The rank correlations of the inputs as a map: as asked for below the diagonal, as drawn above it.</summary>
internal static class CorrelationMap
{
    public static Chart Of(DrawnCorrelations correlations)
    {
        string error = Digits.Significant(correlations.LargestError, 2);
        return new(
            "chart-correlations",
            $"All rank correlations are drawn within {error} of what was asked for",
            "Spearman rank correlations of the inputs that have one. Below the diagonal: as asked for in correlations.csv. Above it: as they are in the first "
                + $"{Digits.Count(correlations.Trials)} trials, drawn through a Gaussian copula. What differs is chance, the repair of a matrix that cannot be (see the warnings), or a coarse distribution.",
            ChartSize.Wide,
            correlations.Parameters.Count == 0 ? null : Draw(correlations))
        {
            Height = RowAxis.Height(correlations.Parameters.Count, row: 24) + 100,
            Missing = "No correlations are asked for: the inputs are independent.",
        };
    }

    private static Figure Draw(DrawnCorrelations correlations)
    {
        string[] names = [.. correlations.Parameters.Select(parameter => ParameterCatalogue.Of(parameter).Name)];
        int count = names.Length;
        double Shown(int row, int column) => row == column ? double.NaN
            : column > row ? correlations.Drawn[row][column]
            : correlations.Asked[row][column] == 0 ? double.NaN : correlations.Asked[row][column];
        string Words(int row, int column) => row != column && correlations.Asked[row][column] != 0 ? Digits.Signed(Digits.Fixed(Shown(row, column), 2)) : "";
        double[][] Cells(Func<int, int, double> cell) => [.. Enumerable.Range(0, count).Select(row => Enumerable.Range(0, count).Select(column => cell(row, column)).ToArray())];
        (int Row, int Column)[] pairs = [.. Enumerable.Range(0, count).SelectMany(row => Enumerable.Range(0, row).Select(column => (row, column)))
            .OrderByDescending(pair => Math.Abs(correlations.Asked[pair.row][pair.column]))];
        return new(
            [
                new HeatmapTrace
                {
                    X = [.. names.Select((_, index) => (double)index)],
                    Y = [.. names.Select((_, index) => (double)-index)],
                    Z = Cells(Shown),
                    ZMin = -1,
                    ZMax = 1,
                    ShowScale = false,
                    ColorScale = [[0.0, Colour.Loss], [0.5, Colour.Surface], [1.0, Colour.Sponsor]],
                    Text = [.. Enumerable.Range(0, count).Select(row => Enumerable.Range(0, count).Select(column => Words(row, column)).ToArray())],
                    TextTemplate = "%{text}",
                    XGap = 1,
                    YGap = 1,
                    HoverTemplate = "%{y} and %{x}: <b>%{z:.3f}</b><extra></extra>",
                },
            ],
            new()
            {
                Margin = new(T: 28),
                XAxis = new() { TickVals = [.. names.Select((_, index) => (double)index)], TickText = names, TickAngle = -90, ShowGrid = false, Range = [-0.5, count - 0.5] },
                YAxis = RowAxis.Of(names),
                Shapes = [new(-0.5, count - 0.5, 0.5, 0.5 - count, "x", "y", new(Colour.Muted, 1, "dot"))],
                Annotations =
                [
                    new(1, 1, "paper", "paper", "above the diagonal: <b>drawn</b>", new(Colour.Muted, 12), "right", YShift: 4),
                    new(0, 1, "paper", "paper", "below: <b>asked for</b>", new(Colour.Muted, 12), "left", YShift: 4),
                ],
            },
            new(
                ChartColumn.Of("One", pairs.Select(pair => names[pair.Column])), ChartColumn.Of("Other", pairs.Select(pair => names[pair.Row])),
                ChartColumn.Of("Asked for", pairs.Select(pair => correlations.Asked[pair.Row][pair.Column])),
                ChartColumn.Of("Drawn", pairs.Select(pair => correlations.Drawn[pair.Row][pair.Column]))));
    }
}
