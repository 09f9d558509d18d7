using System.Text.Encodings.Web;
using System.Text.Json;

namespace PipelineRisk.Reports.Page;

/// <summary>The content of a page without its frame, for a page that is open already (live.js).</summary>
internal static class PageUpdate
{
    /// <summary>The content as JSON: the name of the edition, the title, the body as HTML, and the figures with their tables.</summary>
    public static byte[] Of(PageContent content, string edition)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) // a document of its own, inside no page
        {
            json.WriteStartObject();
            json.WriteString("edition", edition);
            json.WriteString("title", content.Title);
            json.WriteString("body", content.Body.ToString());
            json.WritePropertyName("charts");
            json.WriteRawValue(content.Charts.Json, skipInputValidation: true);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
