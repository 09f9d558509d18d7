using System.Diagnostics;

namespace PipelineRisk.Cluster.Tests;

public sealed class ShellWordsTests
{
    public static TheoryData<string> Words =>
    [
        "plain", "--time=2:00:00", "", " ", "two words", "it's", "'", "''", "\"quoted\"", "$HOME `id` $(id)", "back\\slash\\", "line\nend", "\n", "tab\t", "*?[a-z]{1,2}", "#", "~", "!x", ";&|<>()", "ä → 天然气", "a\\'b", "-n",
    ];

    public static TheoryData<string> Lines =>
    [
        "--partition=main --time=1:00", "  a \t b\n", "", "   ", "'one word' two", "a'b'c\"d\"e", "--comment=\"it's \\\"so\\\"\"", @"a\ b", @"'a\b' ""a\b\\\$\`""", "''", "\"\" x", "a'\n'b", "a\\\nb", "\"a\\\nb\"", "x=1 --y='' z",
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void A_quoted_word_comes_out_of_a_shell_as_it_went_in(string word)
    {
        Assert.Equal([word], ShellWords.Split(ShellWords.Quote(word)));
        Assert.Equal([word, "next"], InShell(ShellWords.Join([word, "next"])));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_text_is_split_as_a_shell_splits_it(string line) => Assert.Equal(InShell(line), ShellWords.Split(line));

    [Fact]
    public void Nothing_is_expanded() => Assert.Equal(["$HOME", "~", "*", "`id`", "${x:-1}"], ShellWords.Split("$HOME ~ * '`id`' \"${x:-1}\""));

    [Theory]
    [InlineData("--comment='open", "a quote (') is not closed")]
    [InlineData("\"", "a quote (\") is not closed")]
    [InlineData(@"""\""", "a quote (\") is not closed")]
    [InlineData(@"a \", "it ends with a backslash, which needs something after it")]
    public void What_no_shell_would_take_is_refused(string text, string problem) =>
        Assert.Equal(problem, Assert.Throws<FormatException>(() => ShellWords.Split(text)).Message);

    // bash itself says which words it sees.
    private static string[] InShell(string words)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no POSIX shell to compare with.");
        using Process shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"words=({words}\n); printf '%s\\0' \"${{words[@]}}\"; printf %s ${{#words[@]}}"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string[] output = shell.StandardOutput.ReadToEnd().Split('\0');
        shell.WaitForExit();
        return output[^1] == "0" ? [] : output[..^1];
    }
}
