using Linnet.Core.Likes;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Sqlite.Tests.Likes;

/// <summary>A wrong count of likes is found and corrected.</summary>
public sealed class LikeRecountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recount_counts_who_likes_a_status_and_not_who_did()
    {
        await using var store = new SqliteUnderTest();
        await store.OpenAsync();
        var people = await store.AddAccountsAsync(3);
        var status = await store.PostAsync(people[0]);
        await store.Likes.ApplyAsync(
            [.. people.Select(person => new Like(store.Ids.Next(), status.Id, person, IsLiked: person != people[2]))], Token);
        await store.ExecuteAsync($"UPDATE status SET likes = 7 WHERE id = {status.Id}");

        var found = await store.Seed.RecountAsync(repair: true, Token);

        found.ShouldBe([new($"likes of {status.Id}", 7, 2)]);
        (await store.Statuses.FindAsync(status.Id, Token)).ShouldNotBeNull().Likes.ShouldBe(2);
        await store.ShouldCountRightAsync();
    }
}
