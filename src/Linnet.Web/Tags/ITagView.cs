using Linnet.Protocol.Client;
using Linnet.Protocol.Search;
using Linnet.Protocol.Statuses;
using Linnet.Web.Errors;

namespace Linnet.Web.Tags;

/// <summary>Shows the statuses with a tag.</summary>
internal interface ITagView : IFailureView
{
    /// <summary>Shows the part of the list.</summary>
    void Show(Tag tag, ApiPage<Status> page);
}
