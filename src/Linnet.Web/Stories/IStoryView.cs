using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Web.Errors;
using Linnet.Web.People;

namespace Linnet.Web.Stories;

/// <summary>Shows an account and its statuses.</summary>
internal interface IStoryView : IFailureView
{
    /// <summary>Shows the part of the story.</summary>
    void Show(Person person, ApiPage<Status> statuses);
}
