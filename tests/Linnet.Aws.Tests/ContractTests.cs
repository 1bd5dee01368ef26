using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Testing.Aws;
using Linnet.Testing.Contracts;

namespace Linnet.Aws.Tests;

public sealed class AccountStoreTests : AccountStoreContract<AwsUnderTest>;

public sealed class AccountSearchTests : AccountSearchContract<AwsUnderTest>;

public sealed class AccountListTests : AccountListContract<AwsUnderTest>;

public sealed class AccountDeletionTests : AccountDeletionContract<AwsUnderTest>
{
    protected override int Many => 150;
}

public sealed class SessionStoreTests : SessionStoreContract<AwsUnderTest>;

public sealed class AppStoreTests : AppStoreContract<AwsUnderTest>;

public sealed class DirectoryTests : DirectoryContract<AwsUnderTest>;

public sealed class SeedStoreTests : SeedStoreContract<AwsUnderTest>;

public sealed class MarkerStoreTests : MarkerStoreContract<AwsUnderTest>;

public sealed class MediaStoreTests : MediaStoreContract<AwsUnderTest>;

public sealed class FollowStoreTests : FollowStoreContract<AwsUnderTest>
{
    // The limit goes by the count; thousands of items would take the emulator longer than all other tests of the class.
    protected override Task FollowManyAsync(long accountId, int count) => Store.Get<Dynamo>().ChangeAsync(
        new Update(LinnetTables.Accounts, new() { ["id"] = accountId }, "SET #following = :count") { Values = new() { [":count"] = count } }, Token);
}

public sealed class FollowersAsOfTests : FollowersAsOfContract<AwsUnderTest>;

public sealed class StatusStoreTests : StatusStoreContract<AwsUnderTest>;

public sealed class StatusEditTests : StatusEditContract<AwsUnderTest>;

public sealed class StatusListTests : StatusListContract<AwsUnderTest>;

public sealed class LikeStoreTests : LikeStoreContract<AwsUnderTest>;

public sealed class LikeRunTests : LikeRunContract<AwsUnderTest>
{
    // Each step is several calls over HTTP.
    protected override int Lives => 3;

    // Words that others send on are one change each.
    protected override int StepsWithOneCrash => 120;

    protected override int CrashEvery => 16;
}

public sealed class SearchStoreTests : SearchStoreContract<AwsUnderTest>;

public sealed class SearchLanguageTests : SearchLanguageContract<AwsUnderTest>;

public sealed class SearchModelTests : SearchModelContract<AwsUnderTest>
{
    protected override int Lives => 2;
}

public sealed class JobQueueTests : JobQueueContract<AwsUnderTest>;

public sealed class JobTurnsTests : JobTurnsContract<AwsUnderTest>;

public sealed class ReceiptTests : ReceiptContract<AwsUnderTest>;

public sealed class FeedStoreTests : FeedStoreContract<AwsUnderTest>;

public sealed class FeedRulesTests : FeedRulesContract<AwsUnderTest>
{
    protected override int Lives => 3;
}

public sealed class FeedBurstTests : FeedBurstContract<AwsUnderTest>
{
    protected override int Stores => 1;

    protected override int Bursts => 2;
}
