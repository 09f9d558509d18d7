using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace PipelineRisk.Reports.Text;

/// <summary>A piece of HTML. Any text put into it is encoded: only the literal part of an interpolated string is taken as markup.</summary>
internal readonly record struct Markup
{
    private readonly string? _html;

    private Markup(string html) => _html = html;

    /// <summary>Nothing.</summary>
    public static Markup Empty => default;

    /// <summary>The markup of an interpolated string whose holes hold text, whole numbers or other pieces of markup.</summary>
    public static Markup Of(MarkupHandler content) => new(content.Html);

    /// <summary>Pieces one after another.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces));

    /// <inheritdoc/>
    public override string ToString() => _html ?? "";
}

/// <summary>Puts an interpolated string together, encoding what is not markup already.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler
{
    private readonly StringBuilder _html;

    public MarkupHandler(int literalLength, int formattedCount) => _html = new(literalLength + (32 * formattedCount));

    public string Html => _html.ToString();

    public void AppendLiteral(string literal) => _html.Append(literal);

    public void AppendFormatted(Markup markup) => _html.Append(markup.ToString());

    public void AppendFormatted(string? text) => _html.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted(long number) => _html.Append(number);
}
