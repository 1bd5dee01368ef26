using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Ids;
using Linnet.Core.Likes;

namespace Linnet.Aws.Likes;

/// <summary>
/// How the last word of an account on a status looks in its table. <c>counted</c> stands where the status' count includes the account; a
/// word that waits to be counted differs from it. Only who likes has a <c>likeId</c>, and so stands in the indexes.
/// </summary>
internal static class LikeItems
{
    // Longer than any older word can be on its way in a queue or a journal, after which nobody has to know of a like that was taken back.
    private static readonly TimeSpan TakenBackIsKeptFor = TimeSpan.FromDays(60);

    public static Item Key(long statusId, long accountId) => new() { ["accountId"] = accountId, ["statusId"] = statusId };

    /// <summary>The word in an item.</summary>
    public static Like Read(Item item) =>
        new(item.Number("wordId"), item.Number("statusId"), item.Number("accountId"), item.Is("liked"));

    public static LikeEntry ReadEntry(Item item, string other) => new(item.Number("likeId"), item.Number(other));

    /// <summary>1 when the status' count includes the account, else 0.</summary>
    public static int CountedOf(Item? item) => item?.Is("counted") == true ? 1 : 0;

    /// <summary>The change that notes a word and leaves it to be counted, unless there is a newer one.</summary>
    public static Change Note(Like like) => new Update(
        LinnetTables.Likes,
        Key(like.StatusId, like.AccountId),
        like.IsLiked
            ? "SET #wordId = :id, #likeId = :id, #liked = :true REMOVE #expiresAt"
            : "SET #wordId = :id REMOVE #likeId, #liked, #expiresAt")
    {
        If = "attribute_not_exists(#wordId) OR #wordId < :id",
        Values = new Item { [":id"] = like.Id, [":true"] = like.IsLiked ? true : default(Value) },
    };

    /// <summary>The change after which a word is counted; null when it, or a newer one, is already.</summary>
    /// <param name="like">The word.</param>
    /// <param name="kept">What is kept of the account and the status; null: nothing.</param>
    /// <param name="difference">What the change makes of the status' count.</param>
    public static Change? Settle(Like like, Item? kept, out int difference)
    {
        var last = kept is not null && Read(kept) is var word && word.Id >= like.Id ? word : like;
        difference = (last.IsLiked ? 1 : 0) - CountedOf(kept);
        if (difference == 0 && kept?.Number("wordId") == last.Id)
        {
            return null;
        }

        var item = Key(last.StatusId, last.AccountId);
        item["wordId"] = last.Id;
        if (last.IsLiked)
        {
            (item["likeId"], item["liked"], item["counted"]) = (last.Id, true, true);
        }
        else
        {
            item["expiresAt"] = (IdGenerator.TimeOf(last.Id) + TakenBackIsKeptFor).ToUnixTimeSeconds();
        }

        return kept is null
            ? Put.New(LinnetTables.Likes, item)
            : new Put(LinnetTables.Likes, item) { If = IsStill(kept), Values = ValuesOf(kept) };
    }

    /// <summary>The change that removes what is kept, if it is still the same.</summary>
    public static Change Remove(Item kept) =>
        new Delete(LinnetTables.Likes, kept.KeyIn(LinnetTables.Likes)) { If = IsStill(kept), Values = ValuesOf(kept) };

    private static string IsStill(Item kept) =>
        $"#wordId = :was AND attribute{(CountedOf(kept) == 1 ? "" : "_not")}_exists(#counted)";

    private static Item ValuesOf(Item kept) => new() { [":was"] = kept.Number("wordId") };
}
