// Uses a Linnet server through masto.js as its programs do, and asserts what comes back.
// Usage: node masto.mjs FOLDER ADDRESS, with the packages in FOLDER/node_modules.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { setTimeout as delay } from "node:timers/promises";

const [folder, url] = process.argv.slice(2);
const { createRestAPIClient, createOAuthAPIClient, createStreamingAPIClient } = createRequire(`${folder}/`)("masto");
const password = "correct horse battery";
const scope = "read write follow";

// Says how far the run has come, for whoever reads of a failure.
const step = (text) => console.log(`- ${text}`);

// Registers a program, signs somebody up with it, and signs them in anew.
async function signIn(username) {
  const app = await createRestAPIClient({ url }).v1.apps.create({
    clientName: "Linnet's test", redirectUris: "urn:ietf:wg:oauth:2.0:oob", scopes: scope,
  });
  const client = { clientId: app.clientId, clientSecret: app.clientSecret, scope };
  const oauth = createOAuthAPIClient({ url });
  const program = await oauth.token.create({ grantType: "client_credentials", ...client });
  await createRestAPIClient({ url, accessToken: program.accessToken }).v1.accounts.create({
    username, email: `${username}@example.org`, password, agreement: true, locale: "en",
  });
  const token = await oauth.token.create({ grantType: "password", username, password, ...client });
  return { accessToken: token.accessToken, rest: createRestAPIClient({ url, accessToken: token.accessToken }) };
}

// The events of a subscription, from the first one on: nothing says when it has begun but an event, so posts go out until one comes.
async function begin(subscription, author) {
  const events = subscription.values();
  const first = events.next();
  for (let attempt = 0; attempt < 100; attempt++) {
    await author.rest.v1.statuses.create({ status: `Is anybody there? ${attempt} #rooks` });
    if (await Promise.race([first, delay(100)])) {
      return events;
    }
  }
  throw new Error("no event came");
}

// The next event about a status.
async function next(events, id) {
  for await (const event of { [Symbol.asyncIterator]: () => ({ next: () => events.next() }) }) {
    if (event.event === "delete" ? event.payload === id : event.payload.id === id) {
      return event;
    }
  }
  throw new Error("the stream ended");
}

const author = await signIn("author");
const reader = await signIn("reader");
const me = await reader.rest.v1.accounts.verifyCredentials();
assert.equal(me.username, "reader");
step("signed in");

const { id: authorId } = await reader.rest.v1.accounts.lookup({ acct: "author" });
assert.equal((await reader.rest.v1.accounts.$select(authorId).follow()).following, true);
const instance = await reader.rest.v2.instance.fetch();
const streamingApiUrl = instance.configuration.urls.streaming;
assert.match(streamingApiUrl, /^ws:/);
step("followed");

const streaming = createStreamingAPIClient({ streamingApiUrl, accessToken: reader.accessToken });
const byQuery = createStreamingAPIClient({ streamingApiUrl, accessToken: reader.accessToken, useInsecureAccessToken: true });
const streams = [
  [await begin(streaming.user.subscribe(), author), ["user"]],
  [await begin(streaming.public.local.subscribe(), author), ["public:local"]],
  [await begin(streaming.hashtag.subscribe({ tag: "Rooks" }), author), ["hashtag", "Rooks"]],
  [await begin(byQuery.user.subscribe(), author), ["user"]],
];
step("subscribed");

const posted = await author.rest.v1.statuses.create({ status: "Hello #rooks & \"friends\"" });
for (const [events, stream] of streams) {
  const told = await next(events, posted.id);
  assert.deepEqual([told.event, told.stream], ["update", stream]);
  assert.equal(told.payload.content, posted.content);
  assert.equal(told.payload.account.acct, "author");
  assert.deepEqual(told.payload.createdAt, posted.createdAt);
}
step("told of a post");

const edited = await author.rest.v1.statuses.$select(posted.id).update({ status: "Hello again #rooks" });
for (const [events] of streams) {
  const told = await next(events, posted.id);
  assert.deepEqual([told.event, told.payload.content], ["status.update", edited.content]);
}
step("told of an edit");

await author.rest.v1.statuses.$select(posted.id).remove();
for (const [events] of streams) {
  const told = await next(events, posted.id);
  assert.deepEqual([told.event, told.payload], ["delete", posted.id]);
}
step("told of a deletion");

const home = await reader.rest.v1.timelines.home.list({ limit: 5 });
assert.equal(home.length, 5);
const { id: ownId } = await reader.rest.v1.statuses.create({ status: "My own" });
assert.equal((await next(streams[0][0], ownId)).payload.account.username, "reader");
step("read and posted");

streaming.close();
byQuery.close();
console.log("- done");
