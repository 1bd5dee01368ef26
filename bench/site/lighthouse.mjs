// Medians of Lighthouse's scores: bench/site.sh lighthouse [--save] [--runs N]
import { writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { chromium, chromiumFlags, root, signIn, withDemo } from "./demo.mjs";

const wanted = 98;
const categories = ["performance", "accessibility", "best-practices", "seo"];
const metrics = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "total-byte-weight"];

const { values } = parseArgs({ options: { save: { type: "boolean" }, runs: { type: "string", default: "5" } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1 || runs > 50) throw new Error("--runs takes a number from 1 to 50, as in: --runs 5");

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

/** One run, with a browser of its own: nothing is in its cache. */
const runOnce = async (url, cookie) => {
  const browser = await launch({ chromePath: chromium, chromeFlags: chromiumFlags });
  try {
    const options = { port: browser.port, onlyCategories: categories, extraHeaders: cookie && { Cookie: cookie } };
    const { lhr } = await lighthouse(url, options);
    return lhr;
  } finally {
    browser.kill();
  }
};

/** A run that counts: now and then the browser gives no trace, and Lighthouse asks to be run again. */
const examine = async (url, cookie, attempts = 3) => {
  const lhr = await runOnce(url, cookie);
  if (!lhr.runtimeError) return lhr;
  if (attempts === 1) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return examine(url, cookie, attempts - 1);
};

/** What took points from a category, told once for all runs. */
const flaws = (reports) => [...new Set(reports.flatMap((report) => categories.flatMap((category) =>
  report.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 0.9)
    .map(({ id }) => `${category}: ${report.audits[id].title}`))))];

const browse = async (demo) => {
  const reader = await signIn(demo, demo.reader);
  const pages = [["feed, signed in", "/", reader], ["story", `/@${demo.reader}`], ["sign-in", "/login"]];
  const rows = [];
  for (const [name, path, cookie] of pages) {
    const reports = [];
    for (let run = 0; run < runs; run++) reports.push(await examine(demo.address + path, cookie));
    rows.push({
      name,
      scores: categories.map((category) => median(reports.map((report) => Math.round(report.categories[category].score * 100)))),
      figures: metrics.map((metric) => median(reports.map((report) => report.audits[metric].numericValue))),
      flaws: flaws(reports),
    });
  }
  return rows;
};

const machine = () => {
  const [{ model }] = cpus();
  return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
};

const report = (rows) => [
  "# lighthouse",
  "",
  `${machine()}. Medians of ${runs} runs on Lighthouse's settings for a mobile phone (a slow 4G line and a processor at a quarter, both simulated), on the demo.`,
  "",
  "| page | performance | accessibility | best practices | SEO | first paint s | largest paint s | blocking ms | shift | bytes |",
  "|---|---|---|---|---|---|---|---|---|---|",
  ...rows.map(({ name, scores, figures: [first, largest, blocking, shift, bytes] }) =>
    `| ${name} | ${scores.join(" | ")} | ${(first / 1000).toFixed(2)} | ${(largest / 1000).toFixed(2)} | ${Math.round(blocking)} | ${shift.toFixed(3)} | ${bytes.toLocaleString("en")} |`),
  "",
  `Wanted: ${wanted} each.`,
  "",
].join("\n");

await withDemo(async (demo) => {
  const rows = await browse(demo);
  console.log(report(rows));
  for (const { name, flaws } of rows) for (const flaw of flaws) console.log(`${name}: ${flaw}`);
  if (values.save) await writeFile(join(root, "bench/results/lighthouse.md"), report(rows));
  if (rows.some(({ scores }) => scores.some((score) => score < wanted))) process.exitCode = 1;
});
