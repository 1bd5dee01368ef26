using Shouldly;
using Xunit;

namespace Linnet.Testing.Tests;

public sealed class TestFolderTests
{
    [Fact]
    public void A_folder_goes_with_all_that_is_in_it()
    {
        var folder = new TestFolder();
        Directory.CreateDirectory(folder.File("inner"));
        File.WriteAllText(folder.File("inner/file"), "content");

        folder.Dispose();

        Directory.Exists(folder.Path).ShouldBeFalse();
    }

    [Fact]
    public void Two_folders_are_never_the_same()
    {
        using var one = new TestFolder();
        using var other = new TestFolder();

        one.Path.ShouldNotBe(other.Path);
    }
}
