using Linnet.Protocol.Client;
using Linnet.Web.Errors;
using Linnet.Web.People;

namespace Linnet.Web.Stories;

/// <summary>Shows who follows an account, or whom it follows.</summary>
internal interface IFollowsView : IFailureView
{
    /// <summary>Shows the part of the list.</summary>
    void Show(Person person, ApiPage<Person> others);
}
