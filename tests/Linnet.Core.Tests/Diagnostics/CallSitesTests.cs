using Linnet.Core.Diagnostics;

namespace Linnet.Core.Tests.Diagnostics;

public sealed class CallSitesTests
{
    [Theory]
    [InlineData("/src/Linnet.Sqlite/Statuses/SqliteStatusStore.cs", "FindManyAsync", "status.find_many")]
    [InlineData(@"C:\src\Linnet.Sqlite\Jobs\SqliteJobQueue.cs", "CompleteAsync", "job_queue.complete")]
    [InlineData("Receipts.cs", "List", "receipts.list")]
    public void An_operation_is_named_after_its_place(string file, string member, string name)
    {
        using var counters = new StoreCounters();

        new CallSites(counters, "Sqlite").Of(file, member).ShouldBeSameAs(counters.Of(name));
    }

    [Fact]
    public void Finding_the_counters_again_allocates_nothing()
    {
        using var counters = new StoreCounters();
        var sites = new CallSites(counters, "Sqlite");
        var before = 0L;

        for (var i = 0; i < 2000; i++)
        {
            sites.Of("SqliteStatusStore.cs", "FindAsync");
            if (i == 1000)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
