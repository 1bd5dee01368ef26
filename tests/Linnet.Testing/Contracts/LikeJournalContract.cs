using Linnet.Core.Likes;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="ILikeJournal"/> promises.</summary>
public abstract class LikeJournalContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly Like First = new(10, 1, 7, IsLiked: true);
    private static readonly Like Second = new(20, 1, 8, IsLiked: false);

    private ILikeJournal Journal => Store.LikeJournal;

    [Fact]
    public async Task Words_survive_a_restart_and_are_read_oldest_first()
    {
        await Journal.AppendAsync(Second, Token);
        await Journal.AppendAsync(First, Token);

        await Store.ReopenAsync();

        (await Journal.ReadAsync(Token)).ShouldBe([First, Second]);
    }

    [Fact]
    public async Task Of_each_account_on_each_status_the_newest_word_is_kept_in_whatever_order_they_come()
    {
        await Journal.AppendAsync(First with { Id = 12, IsLiked = false }, Token);
        await Journal.AppendAsync(First, Token);
        await Journal.AppendAsync(First with { StatusId = 2 }, Token);

        (await Journal.ReadAsync(Token)).ShouldBe([First with { StatusId = 2 }, First with { Id = 12, IsLiked = false }]);
    }

    [Fact]
    public async Task Removing_forgets_the_words_named_and_keeps_newer_ones()
    {
        await Journal.AppendAsync(First, Token);
        await Journal.AppendAsync(Second, Token);
        await Journal.AppendAsync(Second with { Id = 21 }, Token);

        await Journal.RemoveAsync([First, Second, First with { StatusId = 5 }], Token);

        (await Journal.ReadAsync(Token)).ShouldBe([Second with { Id = 21 }]);
    }

    [Fact]
    public async Task Many_may_append_at_once()
    {
        await AtOnceAsync(50, async index =>
        {
            await Journal.AppendAsync(new(100 + index, index, index, IsLiked: true), Token);
            return index;
        });

        (await Journal.ReadAsync(Token)).Select(like => like.Id).ShouldBe(Enumerable.Range(100, 50).Select(id => (long)id));
    }
}
