using Linnet.Core.Accounts;
using Linnet.Core.Sessions;

namespace Linnet.Core.Statuses;

/// <summary>A status with what is shown beside it to one viewer.</summary>
/// <param name="Status">The status.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="App">The application it was posted with; null: not known.</param>
/// <param name="Likes">How many accounts like it, likes included that the store does not have yet.</param>
/// <param name="IsLiked">True: the viewer likes it.</param>
public sealed record StatusView(Status Status, Account Author, App? App, int Likes, bool IsLiked);
