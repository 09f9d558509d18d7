using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Tests;

public sealed class MarkupTests
{
    [Fact]
    public void Text_in_markup_is_encoded_in_elements_and_attributes()
    {
        string text = """<b title="x">'&""";
        Assert.Equal(
            """<p title="&lt;b title=&quot;x&quot;&gt;&#39;&amp;">&lt;b title=&quot;x&quot;&gt;&#39;&amp;</p>""",
            Markup.Of($"""<p title="{text}">{text}</p>""").ToString());
    }

    [Fact]
    public void Markup_in_markup_is_not_encoded_again() =>
        Assert.Equal("<ul><li>a</li><li>&lt;</li></ul>", Markup.Of($"<ul>{Markup.Join([Markup.Of($"<li>{"a"}</li>"), Markup.Of($"<li>{"<"}</li>")])}</ul>").ToString());

    [Fact]
    public void No_markup_is_empty() => Assert.Equal("", Markup.Empty.ToString());
}
