using Linnet.Core.Jobs;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IJobQueue"/> promises of turns: nobody waits for all of another author's jobs.</summary>
public abstract class JobTurnsContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_authors_none_gets_two_update_feed_jobs_before_the_other_gets_one(bool laterAuthorIsSmall)
    {
        var authors = await Store.AddAccountsAsync(2);
        Array.Sort(authors);
        var (large, small) = laterAuthorIsSmall ? (authors[0], authors[1]) : (authors[1], authors[0]);
        await EnqueueAsync(large, 20);
        await CompleteNextAsync();
        await CompleteNextAsync();

        await EnqueueAsync(small, 3);

        var turns = await TakeTurnsAsync(6);
        turns.Count(author => author == small).ShouldBe(3);
        ShouldAlternate(turns);
    }

    [Fact]
    public async Task Turns_are_kept_while_jobs_are_in_hand()
    {
        var authors = await Store.AddAccountsAsync(3);
        foreach (var author in authors)
        {
            await EnqueueAsync(author, 4);
        }

        List<long> turns = [];
        for (var i = 0; i < 12; i++)
        {
            turns.Add((await Store.TakeUpdateFeedAsync()).Job.AuthorId);
        }

        foreach (var round in turns.Chunk(3))
        {
            round.ShouldBe(authors, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Of_two_authors_none_gets_two_post_status_jobs_before_the_other_gets_one()
    {
        var authors = await Store.AddAccountsAsync(2);
        for (var i = 0; i < 12; i++)
        {
            await Store.PostAsync(authors[0]);
        }

        for (var i = 0; i < 3; i++)
        {
            await Store.PostAsync(authors[1]);
        }

        List<long> turns = [];
        for (var i = 0; i < 6; i++)
        {
            var lease = await Store.TakePostStatusAsync();
            turns.Add(lease.Job.AuthorId);
            await Store.Jobs.CompleteAsync(lease, [], 0, 0, Token);
        }

        ShouldAlternate(turns);
    }

    [Fact]
    public async Task One_authors_jobs_come_in_their_order()
    {
        var author = await Store.AddAccountAsync();
        await EnqueueAsync(author.Id, 5);

        for (var number = 0; number < 5; number++)
        {
            (await CompleteNextAsync()).Number.ShouldBe(number);
        }
    }

    private static void ShouldAlternate(IReadOnlyList<long> turns) =>
        turns.Zip(turns.Skip(1)).ShouldAllBe(pair => pair.First != pair.Second, string.Join(' ', turns));

    private async Task EnqueueAsync(long author, int jobs)
    {
        var status = (await Store.PostAsync(author)).Id;
        await Store.Jobs.EnqueueAsync(
            [.. Enumerable.Range(0, jobs).Select(number => new UpdateFeedJob(status, author, number, [number + 1]))], Token);
    }

    private async Task<List<long>> TakeTurnsAsync(int count)
    {
        List<long> turns = [];
        for (var i = 0; i < count; i++)
        {
            turns.Add((await CompleteNextAsync()).AuthorId);
        }

        return turns;
    }

    private async Task<UpdateFeedJob> CompleteNextAsync()
    {
        var lease = await Store.TakeUpdateFeedAsync();
        await Store.Jobs.CompleteAsync(lease, new(1, 0), Token);
        return lease.Job;
    }
}
