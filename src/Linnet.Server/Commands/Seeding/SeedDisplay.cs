using Linnet.Core.Seeding;
using Spectre.Console;

namespace Linnet.Server.Commands.Seeding;

/// <summary>Shows how far a seeding has come, on standard error: bars on a terminal, some lines elsewhere.</summary>
internal static class SeedDisplay
{
    private const int RecordsPerLine = 100_000;

    /// <summary>Runs the work and shows its progress meanwhile.</summary>
    /// <param name="work">Reports each phase first with nothing done.</param>
    /// <param name="isQuiet">Show nothing.</param>
    /// <param name="error">Takes the lines.</param>
    public static Task<T> ShowAsync<T>(Func<IProgress<SeedProgress>, Task<T>> work, bool isQuiet, TextWriter error)
    {
        if (isQuiet)
        {
            return work(new Lines(TextWriter.Null));
        }

        return Console.IsErrorRedirected
            ? work(new Lines(error))
            : AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(error) }).Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                .StartAsync(context => work(new Bars(context)));
    }

    private static string NameOf(SeedPhase phase) => phase switch
    {
        SeedPhase.Raising => "Raising capacity",
        SeedPhase.Lowering => "Lowering capacity",
        SeedPhase.Checking => "Checking",
        SeedPhase.Accounts => "Accounts",
        SeedPhase.Follows => "Follows",
        SeedPhase.Statuses => "Statuses",
        SeedPhase.Sessions => "Sessions",
        SeedPhase.Counting => "Counting",
        _ => "Verifying",
    };

    private static string SentAgain(SeedProgress value) => value.SentAgain > 0 ? $", {value.SentAgain:N0} writes sent again" : "";

    private sealed class Lines(TextWriter error) : IProgress<SeedProgress>
    {
        private long _lines;

        public void Report(SeedProgress value)
        {
            if (value.Total == 0)
            {
                error.WriteLine($"{NameOf(value.Phase)}…");
            }
            else if (value.Done == value.Total || value.Done / RecordsPerLine > _lines)
            {
                error.WriteLine($"{NameOf(value.Phase)}: {value.Done:N0} of {value.Total:N0}{SentAgain(value)}");
            }

            _lines = value.Done / RecordsPerLine;
        }
    }

    private sealed class Bars(ProgressContext context) : IProgress<SeedProgress>
    {
        private ProgressTask? _bar;

        public void Report(SeedProgress value)
        {
            if (value.Done == 0)
            {
                _bar?.Value(_bar.MaxValue);
                _bar = context.AddTask(NameOf(value.Phase), maxValue: Math.Max(1, value.Total));
                _bar.IsIndeterminate = value.Total == 0;
                return;
            }

            if (_bar is not null)
            {
                _bar.Description = $"{NameOf(value.Phase)}{SentAgain(value)}";
                _bar.Value(value.Done);
            }
        }
    }
}
