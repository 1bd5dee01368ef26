using System.Globalization;
using Linnet.Core.Statuses;
using Shouldly;

namespace Linnet.Testing.Contracts;

/// <summary>Compares statuses by all that they say: records with arrays in them are equal only when the arrays are the same object.</summary>
public static class StatusShould
{
    /// <summary>Fails unless both are the same status in the same version.</summary>
    public static void ShouldBeSame(this Status? actual, Status expected) => Print(actual).ShouldBe(Print(expected));

    /// <summary>Fails unless both say the same.</summary>
    public static void ShouldBeSame(this StatusContent? actual, StatusContent expected) => Print(actual).ShouldBe(Print(expected));

    /// <summary>Fails unless both hold the same versions in the same order.</summary>
    public static void ShouldBeSame(this IEnumerable<StatusVersion> actual, IEnumerable<StatusVersion> expected) =>
        actual.Select(Print).ShouldBe(expected.Select(Print));

    private static string Print(Status? status) => status is null
        ? "no status"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{status.Id} by {status.AccountId} with {status.AppId}, edited {status.EditedAt:O}: {Print(status.Content)}");

    private static string Print(StatusVersion version) =>
        string.Create(CultureInfo.InvariantCulture, $"{version.At:O}: {Print(version.Content)}");

    private static string Print(StatusContent? content) => content is null
        ? "nothing"
        : $"[{content.Language}] [{content.Spoiler}] {content.IsSensitive} \"{content.Text}\" "
            + $"@ {string.Join(", ", content.Mentions)} # {string.Join(", ", content.Tags)}";
}
