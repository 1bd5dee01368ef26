"""Uses a Linnet server through Mastodon.py as its programs do, and asserts what comes back.

Usage: mastodon_py.py ADDRESS
"""

import queue
import struct
import sys
import threading
import zlib

from mastodon import Mastodon, MastodonAPIError, MastodonNotFoundError, MastodonUnauthorizedError, StreamListener

ADDRESS = sys.argv[1]
PASSWORD = "correct horse battery"
APP = "Linnet's test"
SCOPES = ["read", "write", "follow", "push"]


def client(**arguments):
    """A client that fails where it would wait for a rate limit."""
    return Mastodon(api_base_url=ADDRESS, ratelimit_method="throw", request_timeout=20, **arguments)


def step(text):
    """Says how far the run has come, for whoever reads of a failure."""
    print(f"- {text}", flush=True)


def png(size):
    """A red square."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\xff\0\0" * size) * size
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def equal(actual, expected):
    assert actual == expected, f"{actual!r} is not {expected!r}"


def refused(error, call, *arguments, **named):
    """Asserts that a call is refused with an error of this class."""
    try:
        answer = call(*arguments, **named)
    except error:
        return
    raise AssertionError(f"{call.__name__} was not refused, but answered {answer!r}")


def eventually(read, holds):
    """What is delivered in the background is read until it is there; bounded by the number of calls."""
    for _ in range(1000):
        value = read()
        if holds(value):
            return value
    raise AssertionError(f"never held of {value!r}")


def ids(statuses):
    return [status.id for status in statuses]


def sign_up(app, alias):
    client_id, client_secret = app
    person = client(client_id=client_id, client_secret=client_secret)
    token = person.create_account(alias, PASSWORD, f"{alias}@example.org", agreement=True, scopes=SCOPES)
    equal(person.account_verify_credentials().acct, alias)
    assert token
    return person


def sign_in(app, alias):
    client_id, client_secret = app
    person = client(client_id=client_id, client_secret=client_secret)
    refused(Exception, person.log_in, alias, PASSWORD + "!", scopes=SCOPES)
    person.log_in(alias, PASSWORD, scopes=SCOPES)
    equal(person.app_verify_credentials().name, APP)
    return person


def profile(person, alias):
    before = person.account_verify_credentials()
    account = person.account_update_credentials(
        display_name="Daisy Duck", note="Flowers & friends", avatar=png(8), avatar_mime_type="image/png")
    equal(account.display_name, "Daisy Duck")
    equal(account.source.note, "Flowers & friends")
    assert "Flowers &amp; friends" in account.note, account.note
    assert account.avatar != before.avatar, account.avatar
    image = person.session.get(account.avatar)
    equal(image.status_code, 200)
    equal(image.headers["Content-Type"], "image/png")
    assert image.content.startswith(b"\x89PNG"), image.content[:8]
    equal(person.account_lookup(alias).display_name, "Daisy Duck")
    return account.id


def follow(reader, author_id, alias):
    found = reader.search_v2(alias, result_type="accounts").accounts
    equal(ids(found), [author_id])
    equal(reader.account_relationships(author_id)[0].following, False)
    assert reader.account_follow(author_id).following
    equal(reader.account_relationships(author_id)[0].following, True)
    me = reader.me()
    equal(me.following_count, 1)
    equal(ids(reader.account_following(me.id)), [author_id])
    equal(ids(reader.account_followers(author_id)), [me.id])
    equal(ids(reader.account_search(alias)), [author_id])


def unfollow(reader, author_id):
    equal(reader.account_unfollow(author_id).following, False)
    equal(ids(reader.account_followers(author_id)), [])


def edit(author):
    status = author.status_post("First words #edited", idempotency_key="first", language="en")
    equal(author.status_post("First words #edited", idempotency_key="first", language="en").id, status.id)
    assert status.created_at.tzinfo is not None
    changed = author.status_update(status.id, "Second words #edited")
    equal(changed.id, status.id)
    assert changed.edited_at is not None
    assert "Second words" in author.status(status.id).content
    equal(author.status_source(status.id).text, "Second words #edited")
    versions = author.status_history(status.id)
    assert [text in version.content for text, version in zip(["First", "Second"], versions)] == [True, True], versions
    equal(author.status_context(status.id), {"ancestors": [], "descendants": []})
    return status.id


def paged_both_ways(person, read, expected):
    """Reads a list to its end, back to its start, and from its middle; `expected` is the newest first."""
    first = read(limit=3)
    equal(ids(first), expected[:3])
    equal(ids(person.fetch_remaining(first)), expected)
    second = person.fetch_next(first)
    equal(ids(second), expected[3:6])
    equal(ids(person.fetch_previous(second)), expected[:3])
    equal(ids(person.fetch_previous(first)), [])

    middle = expected[4]
    equal(ids(read(limit=2, since_id=middle)), expected[:2])
    equal(ids(read(limit=2, min_id=middle)), expected[2:4])
    equal(ids(read(limit=40, max_id=middle)), expected[5:])
    equal(ids(read(limit=40, max_id=expected[0], since_id=middle)), expected[1:4])


def timelines(author, reader, author_id, edited):
    posted = [author.status_post(f"Status {number} #linnet").id for number in range(7)]
    tagged = posted[::-1]
    everything = tagged + [edited]
    eventually(lambda: ids(reader.timeline_home(limit=40)), lambda seen: seen[:7] == tagged)
    eventually(lambda: ids(reader.timeline_hashtag("linnet", limit=40)), lambda seen: seen == tagged)
    paged_both_ways(reader, reader.timeline_home, everything)
    paged_both_ways(reader, reader.timeline_public, everything)
    paged_both_ways(reader, reader.timeline_local, everything)
    paged_both_ways(reader, lambda **page: reader.timeline_hashtag("linnet", **page), tagged)
    paged_both_ways(reader, lambda **page: reader.account_statuses(author_id, **page), everything)
    equal([tag.name for tag in reader.search_v2("linnet", result_type="hashtags").hashtags], ["linnet"])
    return everything


def like(author, reader, statuses):
    for status in statuses[::-1]:
        liked = reader.status_favourite(status)
        equal((liked.favourited, liked.favourites_count), (True, 1))
    status = statuses[0]
    equal(reader.status_favourite(status).favourites_count, 1)
    eventually(lambda: author.status(status), lambda seen: (seen.favourited, seen.favourites_count) == (False, 1))
    equal(author.status_favourite(status).favourites_count, 2)
    equal([account.acct for account in author.status_favourited_by(status)], ["py_daisy", "py_donald"])
    first = reader.favourites(limit=3)
    equal(ids(first), statuses[:3])
    equal(ids(reader.fetch_remaining(first)), statuses)
    for status in statuses:
        equal(reader.status_unfavourite(status).favourited, False)
    eventually(lambda: author.status(statuses[0]).favourites_count, lambda count: count == 1)
    # Others' likes may be counted later than they are known.
    equal(author.status_unfavourite(statuses[0]).favourited, False)
    eventually(lambda: author.status(statuses[0]).favourites_count, lambda count: count == 0)
    equal(reader.favourites(), [])


def delete(author, reader, statuses):
    gone = statuses[0]
    refused(MastodonAPIError, reader.status_delete, gone)
    equal(author.status_delete(gone).text, "Status 6 #linnet")
    refused(MastodonNotFoundError, reader.status, gone)
    equal(ids(reader.timeline_home()), statuses[1:])
    equal(author.me().statuses_count, len(statuses) - 1)


class Listener(StreamListener):
    """Notes what a stream tells."""

    def __init__(self):
        self.heard = queue.Queue()
        self.begun = threading.Event()

    def handle_heartbeat(self):
        self.begun.set()

    def on_update(self, status):
        self.heard.put(("update", status.id, status.content))

    def on_status_update(self, status):
        self.heard.put(("status.update", status.id, status.content))

    def on_delete(self, status_id):
        self.heard.put(("delete", status_id))

    def expect(self, *event):
        equal(self.heard.get(timeout=20), event)


def listen(author, reader):
    """What happens arrives in the streams that are open; this library reads them as server-sent events."""
    assert reader.stream_healthy()
    feed, tag = Listener(), Listener()
    streams = [reader.stream_user(feed, run_async=True), reader.stream_hashtag("Live", tag, run_async=True)]
    for listener in (feed, tag):
        # The library connects behind our back; a stream greets whoever has come.
        assert listener.begun.wait(timeout=20)
    status = author.status_post("First #live")
    for listener in (feed, tag):
        listener.expect("update", status.id, status.content)
    changed = author.status_update(status.id, "Second #live")
    for listener in (feed, tag):
        listener.expect("status.update", status.id, changed.content)
    author.status_delete(status.id)
    for listener in (feed, tag):
        listener.expect("delete", status.id)
    for stream in streams:
        stream.close()


def what_clients_ask_at_start(person, newest):
    instance = person.instance()
    assert instance.version.startswith("4."), instance.version
    assert instance.urls.streaming_api.startswith("ws"), instance.urls
    equal(instance.configuration.statuses.max_characters, 500)
    nodeinfo = person.instance_nodeinfo()
    equal(nodeinfo.software.name, "linnet")
    assert nodeinfo.usage.users.total >= 2, nodeinfo
    equal(person.custom_emojis(), [])
    equal(person.announcements(), [])
    equal(person.filters(), [])
    equal(person.lists(), [])
    equal(person.notifications(), [])
    equal(person.notifications(types=["follow"], exclude_types=["mention"]), [])
    equal(person.preferences()["posting:default:visibility"], "public")
    equal(person.markers_set("home", newest)["home"].last_read_id, newest)
    equal(person.markers_get(["home"])["home"].last_read_id, newest)
    equal(person.favourites(), [])
    equal(person.bookmarks(), [])


def revoke(person):
    token = person.access_token
    person.revoke_access_token()
    refused(MastodonUnauthorizedError, client(access_token=token).account_verify_credentials)


def main():
    step("a program is registered, and people sign up with it")
    app = Mastodon.create_app(APP, scopes=SCOPES, api_base_url=ADDRESS)
    author = sign_up(app, "py_daisy")
    sign_up(app, "py_donald")
    token, problem = client(client_id=app[0], client_secret=app[1]).create_account(
        "py_DAISY", PASSWORD, "other@example.org", agreement=True, return_detailed_error=True)
    equal(token, None)
    assert "username" in problem["details"], problem

    step("one signs in")
    reader = sign_in(app, "py_donald")

    step("one fills in a profile")
    author_id = profile(author, "py_daisy")

    step("one follows the other")
    follow(reader, author_id, "py_daisy")

    step("a status is posted and edited")
    edited = edit(author)

    step("timelines are paged both ways")
    statuses = timelines(author, reader, author_id, edited)

    step("statuses are liked")
    like(author, reader, statuses)

    step("a status is deleted")
    delete(author, reader, statuses)

    step("streams are read")
    listen(author, reader)

    step("clients ask for what they need at start")
    what_clients_ask_at_start(reader, statuses[1])

    step("one unfollows and signs out")
    unfollow(reader, author_id)
    revoke(reader)
    step("done")


main()
