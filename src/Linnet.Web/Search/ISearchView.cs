using Linnet.Protocol.Client;
using Linnet.Protocol.Search;
using Linnet.Protocol.Statuses;
using Linnet.Web.People;

namespace Linnet.Web.Search;

/// <summary>Shows what a search finds.</summary>
internal interface ISearchView
{
    /// <summary>Nothing is looked for yet: tells how to search.</summary>
    void ShowHelp();

    /// <summary>Shows statuses.</summary>
    void ShowStatuses(ApiPage<Status> page);

    /// <summary>Shows people.</summary>
    void ShowPeople(ApiPage<Person> page);

    /// <summary>Shows tags.</summary>
    void ShowTags(ApiPage<Tag> page);

    /// <summary>Tells why nothing is found.</summary>
    void ShowError(string message);
}
