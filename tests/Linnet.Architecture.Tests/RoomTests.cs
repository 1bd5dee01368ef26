using Shouldly;
using Xunit;

namespace Linnet.Architecture.Tests;

/// <summary>Dependencies point one way: each room sees only those that stand beside its name here.</summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, string[]> MaySee = new()
    {
        ["Linnet.Core"] = [],
        ["Linnet.Protocol"] = [],
        ["Linnet.Sqlite"] = ["Linnet.Core"],
        ["Linnet.Postgres"] = ["Linnet.Core"],
        ["Linnet.Aws"] = ["Linnet.Core"],
        ["Linnet.Api"] = ["Linnet.Core", "Linnet.Protocol"],
        ["Linnet.Web"] = ["Linnet.Protocol"],
        ["Linnet.Cache"] = [],
        ["Linnet.Server"] =
        [
            "Linnet.Core", "Linnet.Protocol", "Linnet.Sqlite", "Linnet.Postgres", "Linnet.Aws", "Linnet.Api",
            "Linnet.Web", "Linnet.Cache",
        ],
    };

    public static TheoryData<string> Rooms { get; } = new(Room.All.Select(room => room.Name));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_names_only_projects_that_it_may_see(string room) =>
        Room.Named(room).ProjectReferences().Except(AllowedTo(room)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Rooms))]
    public void The_built_code_of_a_room_uses_only_rooms_that_it_may_see(string room) =>
        Room.Named(room).UsedAssemblies()
            .Where(name => name.StartsWith("Linnet.", StringComparison.Ordinal))
            .Except(AllowedTo(room))
            .ShouldBeEmpty();

    [Fact]
    public void Core_uses_nothing_but_the_base_library_and_the_extensions() =>
        Room.Named("Linnet.Core").UsedAssemblies()
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)
                && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Only_the_stores_and_the_server_know_a_database()
    {
        string[] drivers = ["Microsoft.Data.Sqlite", "SQLitePCLRaw.core", "Npgsql", "AWSSDK.DynamoDBv2"];
        string[] free = ["Linnet.Core", "Linnet.Protocol", "Linnet.Api", "Linnet.Web", "Linnet.Cache"];

        Room.All.Where(room => free.Contains(room.Name) && room.UsedAssemblies().Intersect(drivers).Any())
            .Select(room => room.Name)
            .ShouldBeEmpty();
    }

    private static string[] AllowedTo(string room)
    {
        MaySee.ShouldContainKey(room, "A new room needs a line here and in docs/README.md.");
        return MaySee[room];
    }
}
