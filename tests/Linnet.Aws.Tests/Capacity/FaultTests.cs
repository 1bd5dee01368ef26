using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Linnet.Testing.Aws.Capacity;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Capacity;

public sealed class FaultTests : IAsyncLifetime
{
    private readonly Things _things = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _things.OpenAsync();

    public ValueTask DisposeAsync() => _things.DisposeAsync();

    [Theory]
    [InlineData(Fault.Throttled, "ProvisionedThroughputExceededException")]
    [InlineData(Fault.ServerError, "InternalServerError")]
    [InlineData(Fault.ExpiredCredentials, "ExpiredTokenException")]
    public async Task A_call_fails_as_told_and_nothing_happens(Fault fault, string code)
    {
        _things.Gate.Fail(_things.Prefix, request => request.IsWrite ? fault : null);

        var failure = await Should.ThrowAsync<AmazonDynamoDBException>(_things.PutAsync("1", 100));

        failure.ErrorCode.ShouldBe(code);
        (await IsThereAsync("1")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_answer_to_a_write_can_be_lost_after_it_happened()
    {
        _things.Gate.Fail(_things.Prefix, request => request.IsWrite ? Fault.AnswerLost : null);

        await Should.ThrowAsync<Exception>(_things.PutAsync("1", 100));

        (await IsThereAsync("1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Others_are_spared()
    {
        await using var others = new Things();
        await others.OpenAsync();
        _things.Gate.Fail(_things.Prefix, _ => Fault.ServerError);

        await others.PutAsync("1", 100);
        await Should.ThrowAsync<InternalServerErrorException>(IsThereAsync("1"));
    }

    private async Task<bool> IsThereAsync(string id) =>
        (await _things.Client.GetItemAsync(_things.Table, Things.Key(id), Token)).Item is { Count: > 0 };
}
