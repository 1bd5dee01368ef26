using System.Text.Json.Serialization;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Admin;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Errors;
using Linnet.Protocol.Instances;
using Linnet.Protocol.Logs;
using Linnet.Protocol.Notifications;
using Linnet.Protocol.Search;
using Linnet.Protocol.Sessions;
using Linnet.Protocol.Statuses;
using Linnet.Protocol.Streaming;
using Linnet.Protocol.Timelines;

namespace Linnet.Protocol.Json;

/// <summary>
/// Every type that crosses the wire. A new entity or request needs a line here; what it is made of comes along.
/// Only metadata is generated: the faster writers that could be generated too know no encoder and no converters.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(CredentialAccount))]
[JsonSerializable(typeof(Preferences))]
[JsonSerializable(typeof(Story))]
[JsonSerializable(typeof(IReadOnlyList<Account>))]
[JsonSerializable(typeof(IReadOnlyList<FamiliarFollowers>))]
[JsonSerializable(typeof(IReadOnlyList<FeaturedTag>))]
[JsonSerializable(typeof(IReadOnlyList<Relationship>))]
[JsonSerializable(typeof(IReadOnlyList<Suggestion>))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(DeleteAccountRequest))]
[JsonSerializable(typeof(FollowRequest))]
[JsonSerializable(typeof(RegisterAccountRequest))]
[JsonSerializable(typeof(UpdateCredentialsRequest))]
[JsonSerializable(typeof(AccountActionRequest))]
[JsonSerializable(typeof(AdminAccount))]
[JsonSerializable(typeof(DeadJobPage))]
[JsonSerializable(typeof(RetriedJobs))]
[JsonSerializable(typeof(ServerFigures))]
[JsonSerializable(typeof(IReadOnlyList<AdminAccount>))]
[JsonSerializable(typeof(RetryJobsRequest))]
[JsonSerializable(typeof(SetRoleRequest))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(AuthorizationServer))]
[JsonSerializable(typeof(CredentialApplication))]
[JsonSerializable(typeof(Token))]
[JsonSerializable(typeof(UserInfo))]
[JsonSerializable(typeof(ConsentGrant))]
[JsonSerializable(typeof(ConsentRequestInfo))]
[JsonSerializable(typeof(ConsentQuery))]
[JsonSerializable(typeof(CreateAppRequest))]
[JsonSerializable(typeof(RevokeRequest))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(Empty))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ExtendedDescription))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(Instance))]
[JsonSerializable(typeof(NodeInfo))]
[JsonSerializable(typeof(NodeInfoLinks))]
[JsonSerializable(typeof(V1Instance))]
[JsonSerializable(typeof(IReadOnlyList<Announcement>))]
[JsonSerializable(typeof(IReadOnlyList<CustomEmoji>))]
[JsonSerializable(typeof(IReadOnlyList<Rule>))]
[JsonSerializable(typeof(RequestLogPage))]
[JsonSerializable(typeof(ItemCount))]
[JsonSerializable(typeof(GroupedNotifications))]
[JsonSerializable(typeof(NotificationPolicy))]
[JsonSerializable(typeof(IReadOnlyList<Notification>))]
[JsonSerializable(typeof(SearchResults))]
[JsonSerializable(typeof(Tag))]
[JsonSerializable(typeof(IReadOnlyList<Tag>))]
[JsonSerializable(typeof(IReadOnlyList<SessionInfo>))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(Status))]
[JsonSerializable(typeof(StatusContext))]
[JsonSerializable(typeof(StatusSource))]
[JsonSerializable(typeof(IReadOnlyList<Receipt>))]
[JsonSerializable(typeof(IReadOnlyList<Status>))]
[JsonSerializable(typeof(IReadOnlyList<StatusEdit>))]
[JsonSerializable(typeof(CreateStatusRequest))]
[JsonSerializable(typeof(EditStatusRequest))]
[JsonSerializable(typeof(StreamError))]
[JsonSerializable(typeof(StreamRequest))]
[JsonSerializable(typeof(AccountList))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(Markers))]
[JsonSerializable(typeof(IReadOnlyList<AccountList>))]
[JsonSerializable(typeof(IReadOnlyList<Conversation>))]
[JsonSerializable(typeof(IReadOnlyList<Filter>))]
[JsonSerializable(typeof(IReadOnlyList<V1Filter>))]
[JsonSerializable(typeof(SaveMarkersRequest))]
internal sealed partial class ProtocolJsonContext : JsonSerializerContext;
