using Linnet.Aws.Engine;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Keys;

/// <summary>Small things that all processes share beside the keys that sign forms and cookies, by name.</summary>
public sealed class SharedValues
{
    private readonly Dynamo _dynamo;

    internal SharedValues(Dynamo dynamo) => _dynamo = dynamo;

    /// <summary>What is kept by a name; null: nothing.</summary>
    public async Task<byte[]?> FindAsync(string name, CancellationToken ct) =>
        (await _dynamo.GetAsync(LinnetTables.Keys, Key(name), ct))?.TextOrNull("value") is { } text ? Convert.FromBase64String(text) : null;

    /// <summary>Keeps a value in place of another. Of processes that do so at once, one is first.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="before">What it takes the place of; null: of nothing.</param>
    /// <param name="value">The value.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>What is kept now: this value, or that of the process that was first.</returns>
    public async Task<byte[]> ReplaceAsync(string name, byte[]? before, byte[] value, CancellationToken ct)
    {
        var item = Key(name);
        item["value"] = Convert.ToBase64String(value);
        var put = before is null
            ? Put.New(LinnetTables.Keys, item)
            : new Put(LinnetTables.Keys, item)
            {
                If = "#value = :before",
                Values = new Item { [":before"] = Convert.ToBase64String(before) },
            };
        return await _dynamo.ChangeAsync(put, ct) is null ? await FindAsync(name, ct) ?? value : value;
    }

    private static Item Key(string name) => new() { ["name"] = name };
}
