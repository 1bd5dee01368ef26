namespace Linnet.Core.Seeding.Demo;

/// <summary>Something that somebody of the demo posted.</summary>
/// <param name="Alias">Who.</param>
/// <param name="DaysAgo">On which day, by UTC; 0: the time is told from now.</param>
/// <param name="Time">The time of that day, or how long ago.</param>
/// <param name="Text">What it says.</param>
internal sealed record DemoStatus(string Alias, int DaysAgo, TimeSpan Time, string Text)
{
    /// <summary>What it said when it was posted, a quarter of an hour before it was edited; null: what it says now.</summary>
    public string? Before { get; init; }

    /// <summary>Something posted on another day.</summary>
    public static DemoStatus On(int daysAgo, int hour, int minute, string alias, string text) =>
        new(alias, daysAgo, new(hour, minute, 0), text);

    /// <summary>Something posted within the last hour.</summary>
    public static DemoStatus Ago(int minutes, string alias, string text) => new(alias, 0, TimeSpan.FromMinutes(minutes), text);

    /// <summary>When it was posted.</summary>
    /// <param name="now">The time now, in UTC.</param>
    public DateTimeOffset PostedAt(DateTimeOffset now) =>
        DaysAgo == 0 ? now - Time : new DateTimeOffset(now.Date, TimeSpan.Zero).AddDays(-DaysAgo) + Time;
}
