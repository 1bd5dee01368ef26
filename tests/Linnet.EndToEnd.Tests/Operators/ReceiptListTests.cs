using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Operators;

/// <summary>The receipts of everybody's statuses.</summary>
public sealed class ReceiptListTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operators_page_through_the_receipts_of_all_and_nobody_else_does()
    {
        var (boss, ann) = (await app.OperatorAsync("boss"), await app.SignedInAsAsync("ann"));
        List<string> posted = [];
        for (var number = 1; number <= 5; number++)
        {
            posted.Insert(0, (await ann.PostAsync($"Number {number}")).Id);
        }

        var first = (await boss.Client.GetReceiptsAsync(new() { Limit = 3 }, Token)).Value;
        var rest = (await boss.Client.GetReceiptsAsync(new() { Limit = 3, MaxId = first.OlderMaxId }, Token)).Value;

        first.Items.Concat(rest.Items).Select(receipt => receipt.StatusId).ShouldBe(posted);
        (await ann.Client.GetReceiptsAsync(default, Token)).Error!.StatusCode.ShouldBe(403);
    }
}
