using Linnet.Protocol.Accounts;
using Linnet.Protocol.Admin;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Instances;
using Linnet.Protocol.Logs;
using Linnet.Protocol.Notifications;
using Linnet.Protocol.Search;
using Linnet.Protocol.Sessions;
using Linnet.Protocol.Statuses;
using Linnet.Protocol.Timelines;
using Xunit;

namespace Linnet.Protocol.Tests.Json;

/// <summary>The fields of each entity, from the API's documentation and, for our own, from ours.</summary>
public sealed class DocumentedFields : TheoryData<Type, string>
{
    public DocumentedFields()
    {
        Add(
            typeof(Account),
            "acct avatar avatar_description avatar_static bot created_at discoverable display_name emojis "
            + "feature_approval fields first_name followers_count following_count group header header_description "
            + "header_static hide_collections id indexable last_name last_status_at limited locked memorial moved "
            + "noindex note roles show_featured show_media show_media_replies statuses_count suspended uri url "
            + "username");
        Add(
            typeof(CredentialAccount),
            "acct avatar avatar_description avatar_static bot created_at discoverable display_name emojis "
            + "feature_approval fields first_name followers_count following_count group header header_description "
            + "header_static hide_collections id indexable last_name last_status_at limited locked memorial moved "
            + "noindex note role roles show_featured show_media show_media_replies source statuses_count "
            + "suspended uri url username");
        Add(
            typeof(AccountSource),
            "attribution_domains discoverable fields follow_requests_count hide_collections indexable language "
            + "note privacy quote_policy sensitive");
        Add(typeof(AccountRole), "color id name");
        Add(typeof(Role), "collection_limit color highlighted id name permissions");
        Add(typeof(Field), "name value verified_at");
        Add(
            typeof(Relationship),
            "blocked_by blocking domain_blocking endorsed followed_by following id languages muting "
            + "muting_expires_at muting_notifications note notifying requested requested_by showing_reblogs");
        Add(typeof(Suggestion), "account sources");
        Add(typeof(FamiliarFollowers), "accounts id");
        Add(typeof(FeaturedTag), "id last_status_at name statuses_count url");
        Add(
            typeof(Preferences),
            "posting:default:language posting:default:sensitive posting:default:visibility reading:expand:media "
            + "reading:expand:spoilers");
        Add(typeof(Application), "id name redirect_uri redirect_uris scopes vapid_key website");
        Add(
            typeof(CredentialApplication),
            "client_id client_secret client_secret_expires_at id name redirect_uri redirect_uris scopes "
            + "vapid_key website");
        Add(
            typeof(AdminAccount),
            "account approved confirmed created_at created_by_application_id disabled domain email id invite_request "
            + "invited_by_account_id ip ips locale role sensitized silenced suspended username");
        Add(typeof(AdminIp), "ip used_at");
        Add(typeof(DeadJob), "attempts author_id created_at error id kind part status_id");
        Add(typeof(DeadJobPage), "jobs next");
        Add(
            typeof(ServerFigures),
            "accounts cache_hits cache_misses calls database_reads database_writes dead_jobs memory_bytes "
            + "open_streams post_status_jobs started_at statuses unsent_likes update_feed_jobs uptime_seconds version");
        Add(typeof(ConsentRequestInfo), "deny_redirect_to name redirect_uri scopes website");
        Add(typeof(ConsentGrant), "code redirect_to");
        Add(typeof(Token), "access_token created_at scope token_type");
        Add(
            typeof(AuthorizationServer),
            "app_registration_endpoint authorization_endpoint code_challenge_methods_supported "
            + "grant_types_supported issuer response_modes_supported response_types_supported revocation_endpoint "
            + "scopes_supported service_documentation token_endpoint token_endpoint_auth_methods_supported "
            + "userinfo_endpoint");
        Add(
            typeof(Status),
            "account application bookmarked card content created_at edited_at emojis favourited "
            + "favourites_count filtered id in_reply_to_account_id in_reply_to_id language media_attachments "
            + "mentions muted pinned poll quote quote_approval quotes_count reblog reblogged reblogs_count "
            + "replies_count sensitive spoiler_text tagged_collections tags text uri url visibility");
        Add(typeof(StatusApplication), "name website");
        Add(
            typeof(StoryStatus),
            "application content created_at edited_at favourited favourites_count id language mentions sensitive spoiler_text tags "
            + "uri url");
        Add(typeof(Story), "account relationship statuses");
        Add(typeof(StatusMention), "acct id url username");
        Add(typeof(StatusTag), "name url");
        Add(
            typeof(StatusEdit),
            "account content created_at emojis media_attachments poll quote sensitive spoiler_text");
        Add(typeof(StatusSource), "id spoiler_text text");
        Add(typeof(StatusContext), "ancestors descendants");
        Add(typeof(Poll), "emojis expired expires_at id multiple options own_votes voted voters_count votes_count");
        Add(typeof(PollOption), "title votes_count");
        Add(typeof(MediaAttachment), "blurhash description id meta preview_url remote_url type url");
        Add(typeof(Quote), "quoted_status state");
        Add(typeof(Approval), "automatic current_user manual");
        Add(typeof(SearchResults), "accounts collections hashtags statuses");
        Add(typeof(Tag), "featuring following history id name url");
        Add(typeof(TagHistory), "accounts day uses");
        Add(
            typeof(Instance),
            "api_versions configuration contact description domain icon languages registrations rules "
            + "source_url thumbnail title usage version wrapstodon");
        Add(
            typeof(InstanceConfiguration),
            "accounts limited_federation media_attachments polls statuses timelines_access translation urls");
        Add(typeof(InstanceUrls), "about privacy_policy status streaming terms_of_service");
        Add(
            typeof(AccountLimits),
            "max_avatar_description_length max_display_name_length max_featured_tags "
            + "max_header_description_length max_note_length max_pinned_statuses max_profile_fields "
            + "profile_field_name_limit profile_field_value_limit");
        Add(typeof(StatusLimits), "characters_reserved_per_url max_characters max_media_attachments");
        Add(
            typeof(MediaLimits),
            "description_limit image_matrix_limit image_size_limit supported_mime_types video_frame_rate_limit "
            + "video_matrix_limit video_size_limit");
        Add(typeof(PollLimits), "max_characters_per_option max_expiration max_options min_expiration");
        Add(typeof(TimelinesAccess), "hashtag_feeds live_feeds trending_link_feeds");
        Add(typeof(InstanceThumbnail), "blurhash description url versions");
        Add(typeof(ThumbnailVersions), "@1x @2x");
        Add(typeof(InstanceRegistrations), "approval_required enabled message min_age reason_required url");
        Add(typeof(InstanceContact), "account email");
        Add(typeof(InstanceIcon), "size src");
        Add(
            typeof(V1Instance),
            "approval_required configuration contact_account description email invites_enabled languages "
            + "registrations rules short_description stats thumbnail title uri urls version");
        Add(typeof(InstanceStats), "domain_count status_count user_count");
        Add(typeof(V1InstanceConfiguration), "accounts media_attachments polls statuses");
        Add(typeof(Rule), "hint id text translations");
        Add(typeof(ExtendedDescription), "content updated_at");
        Add(typeof(CustomEmoji), "category shortcode static_url url visible_in_picker");
        Add(
            typeof(Announcement),
            "all_day content emojis ends_at id mentions published_at reactions read starts_at statuses tags "
            + "updated_at");
        Add(typeof(AnnouncementStatus), "id url");
        Add(typeof(Reaction), "count me name static_url url");
        Add(typeof(Marker), "last_read_id updated_at version");
        Add(typeof(Filter), "context expires_at filter_action id keywords statuses title");
        Add(typeof(FilterKeyword), "id keyword whole_word");
        Add(typeof(FilterStatus), "id status_id");
        Add(typeof(FilterResult), "filter keyword_matches status_matches");
        Add(typeof(V1Filter), "context expires_at id irreversible phrase whole_word");
        Add(typeof(AccountList), "exclusive id replies_policy title");
        Add(typeof(Conversation), "accounts id last_status unread");
        Add(
            typeof(NotificationPolicy),
            "for_limited_accounts for_new_accounts for_not_followers for_not_following for_private_mentions "
            + "summary");
        Add(typeof(GroupedNotifications), "accounts notification_groups partial_accounts statuses");
        Add(typeof(ItemCount), "count");
        Add(
            typeof(Receipt),
            "complete completed_at feeds_deferred feeds_written followers jobs jobs_done milliseconds posted_at "
            + "status_id");
        Add(typeof(RequestLogPage), "calls database dropped enabled entries next since");
        Add(typeof(DatabaseUse), "by_operation cache_hits cache_misses reads transactions writes");
        Add(typeof(OperationUse), "cache_hits cache_misses reads writes");
        Add(typeof(SessionInfo), "application created_at current id last_used_at scopes");
        Add(typeof(NodeInfo), "version software protocols services openRegistrations usage metadata");
        Add(typeof(NodeInfoUsage), "users localPosts");
        Add(typeof(NodeInfoUsers), "total activeMonth activeHalfyear");
    }
}
