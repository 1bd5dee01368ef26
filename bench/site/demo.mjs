// A demo of Linnet in a folder of its own, and its people's sessions.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const root = process.env.LINNET_ROOT;
export const chromium = "/usr/bin/chromium";

// Only root has no sandbox; whatever is looked at is our own.
export const chromiumFlags = ["--headless=new", ...(process.getuid() === 0 ? ["--no-sandbox"] : [])];

/** Starts a demo, has the work done on it, and leaves nothing behind. */
export const withDemo = async (work) => {
  const folder = await mkdtemp(join(tmpdir(), "linnet-demo-"));
  const server = spawn(join(root, "linnet"), ["serve", "--demo", "--port", "0", "--data", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "exit");
  const stop = () => server.kill("SIGTERM");
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    const demo = await Promise.race([greeting(server), ended.then(() => { throw new Error("The server ended at once."); })]);
    await work(demo);
  } finally {
    stop();
    await ended;
    await rm(folder, { recursive: true });
  }
};

/** What the server says once it listens: its address, whom to sign in as, and the password. */
const greeting = async (server) => {
  const demo = {};
  for await (const line of createInterface({ input: server.stdout })) {
    demo.address ??= /Address\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
    const people = /Sign in as\s+@(\w+), or @(\w+) .*password: (\S+)/.exec(line);
    if (people) {
      [, demo.reader, demo.operator, demo.password] = people;
      server.stdout.resume();
      return demo;
    }
  }
  throw new Error("The server did not say whom to sign in as.");
};

/** Fills in the sign-in, as a browser does. */
export const signIn = async ({ address, password }, alias) => {
  const page = await fetch(`${address}/login`);
  const token = /name="form_token" value="([^"]+)"/.exec(await page.text())[1];
  const answer = await fetch(`${address}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: page.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ") },
    body: new URLSearchParams({ form_token: token, alias, password }),
  });
  const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("linnet_session="));
  if (!session) throw new Error(`@${alias} could not sign in: ${answer.status}`);
  return session.split(";")[0];
};
