using Linnet.Core.Markers;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IMarkerStore"/> promises.</summary>
public abstract class MarkerStoreContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private DateTimeOffset Now => Store.Clock.GetUtcNow();

    [Fact]
    public async Task An_account_begins_without_markers() =>
        (await Store.Markers.ListAsync((await Store.AddAccountAsync()).Id, Token)).ShouldBeEmpty();

    [Fact]
    public async Task Markers_are_kept_per_account_and_timeline()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());

        var set = await SetAsync(daisy.Id, ("home", 5), ("notifications", long.MaxValue));
        await SetAsync(donald.Id, ("home", 7));
        await Store.ReopenAsync();

        set.ShouldBe([new("home", 5, 1, Now), new("notifications", long.MaxValue, 1, Now)], ignoreOrder: true);
        (await Store.Markers.ListAsync(daisy.Id, Token)).ShouldBe(set, ignoreOrder: true);
        (await Store.Markers.ListAsync(donald.Id, Token)).ShouldBe([new("home", 7, 1, Now)]);
    }

    [Fact]
    public async Task Setting_again_raises_the_version_of_what_is_set()
    {
        var daisy = await Store.AddAccountAsync();
        var first = await SetAsync(daisy.Id, ("home", 5), ("notifications", 6));
        Store.Clock.Advance(TimeSpan.FromMinutes(1));

        var again = await SetAsync(daisy.Id, ("home", 9));

        again.ShouldBe([new("home", 9, 2, Now)]);
        (await Store.Markers.ListAsync(daisy.Id, Token)).ShouldBe(
            [.. again, .. first.Where(marker => marker.Timeline == "notifications")], ignoreOrder: true);
    }

    [Fact]
    public async Task Markers_set_at_once_are_each_counted()
    {
        var daisy = await Store.AddAccountAsync();

        var versions = await AtOnceAsync(10, async index => (await SetAsync(daisy.Id, ("home", index + 1)))[0].Version);

        versions.ShouldBe(Enumerable.Range(1, 10), ignoreOrder: true);
    }

    private Task<IReadOnlyList<Marker>> SetAsync(long accountId, params IEnumerable<(string Timeline, long Id)> markers) =>
        Store.Markers.SetAsync(accountId, markers.ToDictionary(marker => marker.Timeline, marker => marker.Id), Now, Token);
}
