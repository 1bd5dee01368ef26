using BenchmarkDotNet.Attributes;
using Linnet.Core.Statuses;

namespace Linnet.Benchmarks.Micro;

/// <summary>Finding mentions, addresses and tags in a status, and writing it as HTML.</summary>
public class TextBenchmarks
{
    private string _text = "";

    [Params("plain", "linked")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => _text = Kind == "plain"
        ? string.Concat(Enumerable.Repeat("A linnet sang in the hedge this morning, and nobody was there to hear it. ", 3))
        : "Good morning @donald and @daisy! The bird is here: https://birds.example/linnet?seen=today#morning and sings.\n\n"
            + "#birds #Hänfling — more of it at http://www.birds.example/more, says @gustav. Who else has heard <one> & \"two\"?";

    [Benchmark(Description = "mentions, addresses and tags of 200 characters")]
    public IReadOnlyList<TextEntity> Find() => TextEntities.Find(_text);

    [Benchmark(Description = "HTML of 200 characters")]
    public string Render() => StatusHtml.Render(_text, static alias => $"https://linnet.example/@{alias}", static tag => $"https://linnet.example/tags/{tag}");
}
