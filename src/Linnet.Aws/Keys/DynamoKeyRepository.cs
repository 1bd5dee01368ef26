using System.Xml.Linq;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Linnet.Aws.Keys;

/// <summary>
/// Keeps the keys that sign forms and cookies, so that all processes share them; <see cref="SharedValues"/> stand beside them. What asks for
/// them is not asynchronous: it does so once a day and when a process starts.
/// </summary>
internal sealed class DynamoKeyRepository(Dynamo dynamo) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ListAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => AddAsync(element, friendlyName)).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ListAsync()
    {
        var elements = new List<XElement>();
        await foreach (var item in dynamo.ScanAsync(LinnetTables.Keys, CancellationToken.None))
        {
            if (item.TextOrNull("xml") is { } xml)
            {
                elements.Add(XElement.Parse(xml));
            }
        }

        return elements;
    }

    private async Task AddAsync(XElement element, string name) => await dynamo.ChangeAsync(
        new Put(LinnetTables.Keys, new() { ["name"] = name, ["xml"] = element.ToString(SaveOptions.DisableFormatting) }),
        CancellationToken.None);
}
