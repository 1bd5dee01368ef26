using Linnet.Aws.Accounts;
using Linnet.Aws.Statuses;
using Linnet.Aws.Tables;
using Linnet.Core.Ids;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Engine;

/// <summary>
/// Lets a process that makes ids begin above the newest account and the newest status, also where its clock is behind. What has to be in
/// an order that nothing may break, an author's row keeps.
/// </summary>
internal sealed class IdStart(Dynamo dynamo, IdGenerator ids, IOptions<AwsOptions> options) : IHostedService
{
    /// <exception cref="IOException">DynamoDB does not answer, or refuses: nothing would work.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Function is not (AwsFunction.None or AwsFunction.Api))
        {
            return;
        }

        try
        {
            await Task.WhenAll(
                RaiseAsync(LinnetTables.Accounts, "new", AccountItems.Active, cancellationToken),
                RaiseAsync(LinnetTables.Accounts, "new", AccountItems.Suspended, cancellationToken),
                RaiseAsync(LinnetTables.Statuses, "all", StatusItems.Everything, cancellationToken));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            var place = options.Value.DynamoDbAddress is { Length: > 0 } address ? address : options.Value.Region;
            throw new IOException(
                $"The tables {options.Value.Prefix}-… of DynamoDB {place} cannot be used: {exception.GetBaseException().Message}", exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RaiseAsync(Table table, string index, string partition, CancellationToken ct)
    {
        var newest = await dynamo.QueryAsync(new(table, partition) { Index = table[index], Descending = true, Limit = 1 }, ct);
        if (newest is [var item])
        {
            ids.RaiseAbove(item.Number("id"));
        }
    }
}
