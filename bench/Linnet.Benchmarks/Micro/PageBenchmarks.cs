using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Core.Accounts;
using Linnet.Core.Caching;
using Linnet.Core.Ids;
using Linnet.Core.Statuses;
using Linnet.Protocol.Json;
using Microsoft.Extensions.Options;
using Entity = Linnet.Protocol.Statuses.Status;

namespace Linnet.Benchmarks.Micro;

/// <summary>Writing a page of 20 statuses: from ready-made pieces, and by the serializer.</summary>
public class PageBenchmarks
{
    private const int Items = 20;
    private const long ViewerId = 1;

    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ApiUrls Urls = new("https://linnet.example");

    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private readonly StatusPieces _pieces = new(Options.Create(new ReadCacheOptions()));
    private readonly StatusView[] _page = [.. Enumerable.Range(0, Items).Select(ViewAt)];

    [GlobalSetup]
    public void Check()
    {
        // The fair comparison is one of the same bytes.
        var pieces = Pieces();
        var made = _output.WrittenSpan.ToArray();
        if (pieces != Serializer() || !_output.WrittenSpan.SequenceEqual(made))
        {
            throw new InvalidOperationException("Pieces and serializer write different pages");
        }
    }

    [Benchmark(Description = "20 statuses from ready-made pieces")]
    public int Pieces()
    {
        _output.ResetWrittenCount();
        _output.Write("["u8);
        for (var i = 0; i < Items; i++)
        {
            if (i > 0)
            {
                _output.Write(","u8);
            }

            _pieces.Write(_output, _page[i], Urls, ViewerId);
        }

        _output.Write("]"u8);
        return _output.WrittenCount;
    }

    [Benchmark(Description = "the same bytes by mapping and the serializer")]
    public int Serializer()
    {
        _output.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_output, new() { Encoder = LinnetJson.Options.Encoder });
        JsonSerializer.Serialize(json, Array.ConvertAll(_page, view => StatusMapper.Of(view, Urls, ViewerId)), LinnetJson.TypeOf<IReadOnlyList<Entity>>());
        return _output.WrittenCount;
    }

    private static StatusView ViewAt(int ordinal)
    {
        var author = new Account
        {
            Id = IdGenerator.AtTime(At) + ordinal,
            Alias = $"donald{ordinal}",
            FirstName = "Donald",
            LastName = "Duck",
            Followers = 100,
            Statuses = 100,
        };
        var status = new Status
        {
            Id = IdGenerator.AtTime(At.AddMinutes(ordinal)),
            AccountId = author.Id,
            Content = new()
            {
                Text = $"A linnet sang in the hedge this morning, number {ordinal}, and nobody was there to hear it. #birds",
                Tags = ["birds"],
            },
        };
        return new(status, author, App: null, Likes: ordinal, IsLiked: ordinal % 2 == 0);
    }
}
