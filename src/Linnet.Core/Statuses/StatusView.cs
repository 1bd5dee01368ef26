using Linnet.Core.Accounts;
using Linnet.Core.Sessions;

namespace Linnet.Core.Statuses;

/// <summary>A status with what is shown beside it.</summary>
/// <param name="Status">The status.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="App">The application it was posted with; null: not known.</param>
public sealed record StatusView(Status Status, Account Author, App? App);
