namespace Linnet.Web.Http;

/// <summary>A request's mark that the API does not know the visitor's token any more.</summary>
internal sealed class SignInIsOver
{
    public static SignInIsOver Instance { get; } = new();

    private SignInIsOver()
    {
    }
}
