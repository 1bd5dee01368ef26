// Every page in light and dark, on a desk and on a phone: bench/site.sh screenshots [FOLDER]
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import puppeteer from "puppeteer-core";
import { chromium, chromiumFlags, root, signIn, withDemo } from "./demo.mjs";

const folder = resolve(process.argv[2] ?? join(root, "docs/screenshots"));
const schemes = ["light", "dark"];
const screens = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true },
};

/** Whose browser it is, and what is looked at: an address, or what is done to get there. */
const shots = (demo, status) => ({
  nobody: {
    welcome: "/",
    register: "/register",
    login: "/login",
    "search-help": "/search",
    about: "/about",
    "not-found": "/no-such-page",
  },
  [demo.reader]: {
    feed: "/",
    story: "/@teo",
    "own-story": `/@${demo.reader}`,
    followers: "/@teo/followers",
    following: `/@${demo.reader}/following`,
    status,
    editing: `${status}/edit`,
    deleting: async (page) => {
      await page.goto(`${demo.address}/@${demo.reader}`);
      await page.locator("a[data-part=dialog]").click();
      await page.waitForSelector("dialog[open]");
    },
    tag: "/tags/birds",
    people: "/explore",
    search: "/search?q=linnets",
    settings: "/settings",
    consent: async (page) => page.goto(demo.address + await consentAddress(demo)),
  },
  [demo.operator]: {
    "admin-figures": "/admin",
    "admin-accounts": "/admin/accounts",
    "admin-jobs": "/admin/jobs",
    "admin-deliveries": "/admin/receipts",
    "admin-requests": "/admin/log",
    "admin-remove-status": `${status}/remove`,
  },
});

const api = async ({ address }, path, body) => {
  const answer = await fetch(address + path, body && { method: "POST", body: new URLSearchParams(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

const consentAddress = async (demo) => {
  const redirect = "https://aviary.example/back";
  const app = await api(demo, "/api/v1/apps", { client_name: "Aviary", redirect_uris: redirect, scopes: "read write", website: "https://aviary.example" });
  return `/oauth/authorize?${new URLSearchParams({ response_type: "code", client_id: app.client_id, redirect_uri: redirect, scope: "read write" })}`;
};

/** The reader's newest status that was edited, so that its page has a history. */
const editedStatus = async (demo) => {
  const { id } = await api(demo, `/api/v1/accounts/lookup?acct=${demo.reader}`);
  const statuses = await api(demo, `/api/v1/accounts/${id}/statuses?limit=40`);
  return `/@${demo.reader}/${statuses.find((status) => status.edited_at).id}`;
};

const photograph = async (browser, demo, cookie, pages) => {
  const context = await browser.createBrowserContext();
  if (cookie) {
    const [name, value] = cookie.split("=");
    await context.setCookie({ name, value, domain: new URL(demo.address).hostname, path: "/" });
  }
  const page = await context.newPage();
  for (const [screen, viewport] of Object.entries(screens)) {
    await page.setViewport(viewport);
    for (const scheme of schemes) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
      for (const [name, way] of Object.entries(pages)) {
        await (typeof way === "string" ? page.goto(demo.address + way) : way(page));
        await page.evaluate(() => Promise.all([...document.images].filter((image) => image.loading !== "lazy").map((image) => image.decode().catch(() => {}))));
        await page.screenshot({ path: join(folder, `${name}-${screen}-${scheme}.webp`), type: "webp", quality: 60 });
      }
    }
  }
  await context.close();
};

await withDemo(async (demo) => {
  await mkdir(folder, { recursive: true });
  const browser = await puppeteer.launch({ executablePath: chromium, args: chromiumFlags });
  try {
    for (const [who, pages] of Object.entries(shots(demo, await editedStatus(demo)))) {
      await photograph(browser, demo, who === "nobody" ? null : await signIn(demo, who), pages);
    }
  } finally {
    await browser.close();
  }
});
