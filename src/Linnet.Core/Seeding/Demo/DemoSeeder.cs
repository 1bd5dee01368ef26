using System.Security.Cryptography;
using Linnet.Core.Likes;
using Linnet.Core.Media;
using Linnet.Core.Statuses;

namespace Linnet.Core.Seeding.Demo;

/// <summary>How to sign in to a demo that was just made. All of its people have the same password, which is kept nowhere.</summary>
/// <param name="Reader">An alias with a full feed.</param>
/// <param name="Operator">The alias of the operator.</param>
/// <param name="Password">The password.</param>
public sealed record DemoSignIn(string Reader, string Operator, string Password)
{
    /// <inheritdoc/>
    public override string ToString() => $"@{Reader}, @{Operator}";
}

/// <summary>Fills a store that is empty with a small community that has been talking for a week.</summary>
public sealed class DemoSeeder(Seeder seeder, IStatusStore statuses, ILikeStore likes, Avatars avatars, TimeProvider time)
{
    private const int PasswordChars = 12;

    // Without letters and digits that are taken for one another.
    private const string PasswordAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Makes the demo.</summary>
    /// <returns>How to sign in; a refusal when there is anybody already, or the demo cannot be made.</returns>
    public async Task<Result<DemoSignIn>> RunAsync(CancellationToken ct)
    {
        var (accountCount, statusCount) = await statuses.CountAsync(ct);
        if (accountCount > 0 || statusCount > 0)
        {
            return Refusal.Forbidden("The data folder is not empty: it is served as it is, without the demo");
        }

        var keys = new List<string>();
        foreach (var person in DemoPeople.All)
        {
            keys.Add((await avatars.SaveAsync(person.Avatar.ToPng(), ct)).Value);
        }

        var set = new DemoSet(time.GetUtcNow(), keys);
        var password = RandomNumberGenerator.GetString(PasswordAlphabet, PasswordChars);
        var loaded = await seeder.LoadAsync(set, password, tokens: null, new Progress<SeedProgress>(), ct);
        if (!loaded.Succeeded(out _, out var refusal))
        {
            foreach (var key in keys)
            {
                await avatars.DeleteAsync(key, ct);
            }

            return refusal;
        }

        foreach (var edit in set.Edits())
        {
            await statuses.EditAsync(edit.StatusId, edit.AccountId, edit.Content, edit.At, ct);
        }

        foreach (var some in set.Likes().Chunk(Limits.LikesPerTransaction))
        {
            await likes.ApplyAsync(some, ct);
        }

        return new DemoSignIn(DemoPeople.Reader, DemoPeople.Operator, password);
    }
}
