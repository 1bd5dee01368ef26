using Linnet.Core.Paging;
using Linnet.Core.Search;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>Which texts <see cref="ISearchStore"/> finds, in the writing of many languages.</summary>
public abstract class SearchLanguageContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    [Theory]
    [MemberData(nameof(SearchTexts.Found), MemberType = typeof(SearchTexts))]
    public async Task A_text_is_found(string text, string query) => (await IsFoundAsync(text, query)).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(SearchTexts.NotFound), MemberType = typeof(SearchTexts))]
    public async Task A_text_is_not_found(string text, string query) => (await IsFoundAsync(text, query)).ShouldBeFalse();

    private async Task<bool> IsFoundAsync(string text, string query)
    {
        var daisy = await Store.AddAccountAsync();
        var status = await Store.PostAsync(daisy.Id, text);
        await Store.PostAsync(daisy.Id, "Quite another one, 別のもの, 🐌");
        await Store.IndexAsync();
        var found = await Store.Search.FindStatusesAsync(SearchQuery.Parse(query).Value, null, PageRequest.Newest(), 0, Token);
        found.Count.ShouldBeLessThan(2);
        return found.Contains(status.Id);
    }
}
