using Linnet.Testing.Contracts;

namespace Linnet.Sqlite.Tests;

public sealed class AccountStoreTests : AccountStoreContract<SqliteUnderTest>;

public sealed class AccountSearchTests : AccountSearchContract<SqliteUnderTest>;

public sealed class AccountListTests : AccountListContract<SqliteUnderTest>;

public sealed class AccountDeletionTests : AccountDeletionContract<SqliteUnderTest>;

public sealed class SessionStoreTests : SessionStoreContract<SqliteUnderTest>;

public sealed class AppStoreTests : AppStoreContract<SqliteUnderTest>;

public sealed class FollowStoreTests : FollowStoreContract<SqliteUnderTest>;

public sealed class FollowersAsOfTests : FollowersAsOfContract<SqliteUnderTest>;

public sealed class StatusStoreTests : StatusStoreContract<SqliteUnderTest>;

public sealed class StatusEditTests : StatusEditContract<SqliteUnderTest>;

public sealed class StatusListTests : StatusListContract<SqliteUnderTest>;

public sealed class LikeStoreTests : LikeStoreContract<SqliteUnderTest>;

public sealed class LikeJournalTests : LikeJournalContract<SqliteUnderTest>;

public sealed class LikeRunTests : LikeRunContract<SqliteUnderTest>;

public sealed class FeedStoreTests : FeedStoreContract<SqliteUnderTest>;

public sealed class ReceiptTests : ReceiptContract<SqliteUnderTest>;

public sealed class JobQueueTests : JobQueueContract<SqliteUnderTest>;

public sealed class WaitingJobsTests : WaitingJobsContract<SqliteUnderTest>;

public sealed class JobTurnsTests : JobTurnsContract<SqliteUnderTest>;

public sealed class MarkerStoreTests : MarkerStoreContract<SqliteUnderTest>;

public sealed class MediaStoreTests : MediaStoreContract<SqliteUnderTest>;

public sealed class SeedStoreTests : SeedStoreContract<SqliteUnderTest>;

public sealed class FeedRulesTests : FeedRulesContract<SqliteUnderTest>;

public sealed class FeedBurstTests : FeedBurstContract<SqliteUnderTest>;

public sealed class SearchStoreTests : SearchStoreContract<SqliteUnderTest>;

public sealed class SearchLanguageTests : SearchLanguageContract<SqliteUnderTest>;

public sealed class SearchModelTests : SearchModelContract<SqliteUnderTest>;

public sealed class DirectoryTests : DirectoryContract<SqliteUnderTest>;
