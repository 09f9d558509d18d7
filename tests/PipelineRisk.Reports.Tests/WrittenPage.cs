using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PipelineRisk.Reports.Tests;

/// <summary>A page as it is written.</summary>
internal static partial class WrittenPage
{
    /// <summary>The page is written so that it is XML too, once the contents of scripts and style sheets are taken out.</summary>
    public static XDocument Parsed(byte[] page) =>
        XDocument.Parse(Scripts().Replace(Encoding.UTF8.GetString(page), "<${name}${rest}></${name}>").Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));

    /// <summary>Its content security policy.</summary>
    public static string Policy(XDocument page) =>
        page.Descendants("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!.Value;

    [GeneratedRegex("<(?<name>script|style)(?<rest>[^>]*)>.*?</\\k<name>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Scripts();
}
