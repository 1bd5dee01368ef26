using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Linnet.Aws.Tables;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>
/// Makes Linnet's tables when they are first touched: a test touches a few of them, and making and removing all would take longer
/// than most tests.
/// </summary>
internal sealed class TestTables(Uri emulator) : IDisposable
{
    private readonly AmazonDynamoDBClient _client = new(
        new BasicAWSCredentials("emulator", "emulator"), new AmazonDynamoDBConfig { ServiceURL = emulator.ToString() });

    private readonly ConcurrentDictionary<string, bool> _prefixes = new();
    private readonly ConcurrentDictionary<string, Lazy<Task>> _made = new();

    /// <summary>Makes tables with a prefix from now on.</summary>
    public void Offer(string prefix) => _prefixes[prefix] = true;

    /// <summary>Makes what a call needs and is not there yet.</summary>
    public Task MakeAsync(GateRequest request) => request.Operation is "CreateTable"
        ? Task.CompletedTask
        : Task.WhenAll(request.Tables.Select(table => _made.GetOrAdd(table, _ => new Lazy<Task>(() => MakeAsync(table))).Value));

    /// <summary>Removes the tables with a prefix that were touched.</summary>
    public async Task RemoveAsync(string prefix)
    {
        _prefixes.TryRemove(prefix, out _);
        foreach (var table in _made.Keys.Where(table => table.StartsWith($"{prefix}-", StringComparison.Ordinal)))
        {
            _made.TryRemove(table, out _);
            try
            {
                await _client.DeleteTableAsync(table);
            }
            catch (ResourceNotFoundException)
            {
                // Touched, but never made.
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task MakeAsync(string name)
    {
        foreach (var prefix in _prefixes.Keys.Where(prefix => name.StartsWith($"{prefix}-", StringComparison.Ordinal)))
        {
            if (LinnetTables.All.FirstOrDefault(table => $"{prefix}-{table.Name}" == name) is { } table)
            {
                await _client.CreateTableAsync(TableRequests.Create(table, prefix));
            }
        }
    }
}
