using Linnet.Aws.Keys;
using Linnet.Testing.Aws;
using Linnet.Testing.Contracts;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Keys;

public sealed class SharedValuesTests : StoreContract<AwsUnderTest>
{
    private SharedValues Values => Store.Get<SharedValues>();

    [Fact]
    public async Task Of_processes_that_keep_a_value_at_once_all_go_on_with_the_same()
    {
        var kept = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Values.ReplaceAsync("name", null, [(byte)number], Token)));

        kept.Select(value => value.Single()).Distinct().ShouldHaveSingleItem();
        (await Values.FindAsync("name", Token)).ShouldBe(kept[0]);
    }

    [Fact]
    public async Task A_value_takes_the_place_of_the_one_that_was_found_and_of_no_newer_one()
    {
        await Values.ReplaceAsync("name", null, [1], Token);

        (await Values.ReplaceAsync("name", [1], [2], Token)).ShouldBe([2]);
        (await Values.ReplaceAsync("name", [1], [3], Token)).ShouldBe([2]);

        (await Values.FindAsync("name", Token)).ShouldBe([2]);
        (await Values.FindAsync("other", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task They_are_no_keys()
    {
        await Values.ReplaceAsync("name", null, [1], Token);

        Store.Get<IXmlRepository>().GetAllElements().ShouldBeEmpty();
    }
}
