using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Engine;

/// <summary>
/// The attributes of an item, a key, or the values of an expression. Made like <c>new Item { ["id"] = 17, ["alias"] = "daisy" }</c>;
/// null is left out, because a missing attribute is what DynamoDB has for nothing.
/// </summary>
internal sealed class Item() : Dictionary<string, AttributeValue>(StringComparer.Ordinal)
{
    public Item(IReadOnlyDictionary<string, AttributeValue> attributes)
        : this()
    {
        foreach (var (name, value) in attributes)
        {
            Add(name, value);
        }
    }

    /// <summary>Sets or removes an attribute.</summary>
    public new Value this[string name]
    {
        set
        {
            if (value.Attribute is { } attribute)
            {
                base[name] = attribute;
            }
            else
            {
                Remove(name);
            }
        }
    }

    public long Number(string name) => NumberOrNull(name) ?? throw new InvalidDataException($"An item has no {name}.");

    public long? NumberOrNull(string name) =>
        TryGetValue(name, out var value) ? long.Parse(value.N, CultureInfo.InvariantCulture) : null;

    /// <summary>A number that fits 32 bits; 0 when it is not there.</summary>
    public int Small(string name) => (int)(NumberOrNull(name) ?? 0);

    public string Text(string name) => TextOrNull(name) ?? throw new InvalidDataException($"An item has no {name}.");

    public string? TextOrNull(string name) => TryGetValue(name, out var value) ? value.S : null;

    public bool Is(string name) => TryGetValue(name, out var value) && value.BOOL == true;

    public byte[]? BytesOrNull(string name) => TryGetValue(name, out var value) ? value.B.ToArray() : null;

    public DateTimeOffset? TimeOrNull(string name) =>
        NumberOrNull(name) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>The part of the attributes that is the key of a table's item.</summary>
    public Item KeyIn(Table table)
    {
        var key = new Item();
        foreach (var (name, value) in this)
        {
            if (name == table.Key.Partition.Name || name == table.Key.Sort?.Name)
            {
                key.Add(name, value);
            }
        }

        return key;
    }

    /// <summary>The members of a list of texts; empty when there is none.</summary>
    public IEnumerable<string> Texts(string name) =>
        TryGetValue(name, out var value) && value.L is { } members ? members.Select(member => member.S) : [];

    /// <summary>The members of a set of numbers; empty when there is none.</summary>
    public IEnumerable<long> Numbers(string name) =>
        TryGetValue(name, out var value) && value.NS is { } members
            ? members.Select(member => long.Parse(member, CultureInfo.InvariantCulture))
            : [];
}

/// <summary>A value on its way into an <see cref="Item"/>; times are kept as milliseconds of Unix time.</summary>
internal readonly struct Value(AttributeValue? attribute)
{
    public AttributeValue? Attribute { get; } = attribute;

    public static implicit operator Value(long? value) =>
        new(value is { } number ? new AttributeValue { N = number.ToString(CultureInfo.InvariantCulture) } : null);

    public static implicit operator Value(long value) => (long?)value;

    public static implicit operator Value(int value) => (long?)value;

    public static implicit operator Value(string? value) => new(value is null ? null : new AttributeValue { S = value });

    public static implicit operator Value(bool value) => new(new AttributeValue { BOOL = value });

    public static implicit operator Value(DateTimeOffset? value) => value?.ToUnixTimeMilliseconds();

    public static implicit operator Value(DateTimeOffset value) => (long?)value.ToUnixTimeMilliseconds();

    public static implicit operator Value(byte[]? value) => new(value is null ? null : new AttributeValue { B = new MemoryStream(value) });

    /// <summary>A list of texts; an empty one is left out.</summary>
    public static Value Texts(IEnumerable<string> members) =>
        List(members.Select(member => new AttributeValue { S = member }));

    /// <summary>A set of numbers; an empty one is left out, as DynamoDB has none.</summary>
    public static Value NumberSet(IEnumerable<long> members)
    {
        var texts = members.Select(member => member.ToString(CultureInfo.InvariantCulture)).ToList();
        return new(texts.Count == 0 ? null : new AttributeValue { NS = texts });
    }

    /// <summary>A list of anything; an empty one is left out.</summary>
    public static Value List(IEnumerable<AttributeValue> members)
    {
        var list = members.ToList();
        return new(list.Count == 0 ? null : new AttributeValue { L = list });
    }
}
