using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Linnet.Benchmarks;

/// <summary>The figures of one run, with the machine that they come from, as a page of Markdown.</summary>
internal sealed class Report(string name)
{
    private readonly StringBuilder _body = new();

    /// <summary>Says what is under way, on the error stream.</summary>
    public static void Progress(string text) => Console.Error.WriteLine(text);

    /// <summary>Adds a table.</summary>
    public void Table(string title, string[] head, IEnumerable<string[]> rows)
    {
        _body.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine();
        _body.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", head)} |");
        _body.AppendLine(CultureInfo.InvariantCulture, $"|{string.Concat(Enumerable.Repeat("---|", head.Length))}");
        foreach (var row in rows)
        {
            _body.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |");
        }
    }

    /// <summary>Adds a paragraph.</summary>
    public void Text(string text) => _body.AppendLine().AppendLine(text);

    /// <summary>Prints the page, and keeps it in <c>bench/results</c> when asked.</summary>
    public async Task WriteAsync(bool save, CancellationToken ct)
    {
        var page = $"# {name}\n\n{Machine()}\n{_body}";
        Console.WriteLine(page);
        if (save)
        {
            await File.WriteAllTextAsync(Path.Combine("bench", "results", $"{name}.md"), page, ct);
        }
    }

    /// <summary>Milliseconds with three digits that count.</summary>
    public static string Milliseconds(double value) => value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    /// <summary>A rate or a ratio.</summary>
    public static string Number(double value) => value.ToString(value < 10 ? "0.00" : "#,##0", CultureInfo.InvariantCulture);

    private static string Machine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores ({model?.Split(':')[1].Trim() ?? "unknown"}), "
            + $"{memory:0} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");
    }
}

/// <summary>Measured times.</summary>
internal sealed class Times
{
    private readonly List<double> _milliseconds = [];

    /// <summary>All times of several.</summary>
    public static Times Of(IEnumerable<Times> parts)
    {
        var all = new Times();
        foreach (var part in parts)
        {
            all._milliseconds.AddRange(part._milliseconds);
        }

        return all;
    }

    /// <summary>How many there are.</summary>
    public int Count => _milliseconds.Count;

    /// <summary>The greatest.</summary>
    public double Max => _milliseconds.Count == 0 ? 0 : _milliseconds.Max();

    /// <summary>Adds a time.</summary>
    public void Add(double milliseconds) => _milliseconds.Add(milliseconds);

    /// <summary>Adds the time since <paramref name="start"/> (<see cref="TimeProvider.GetTimestamp"/>).</summary>
    public void AddSince(long start) => Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);

    /// <summary>The value that a part of them does not exceed.</summary>
    /// <param name="part">0 to 1.</param>
    public double Percentile(double part)
    {
        _milliseconds.Sort();
        return _milliseconds[Math.Min(_milliseconds.Count - 1, (int)(_milliseconds.Count * part))];
    }
}
