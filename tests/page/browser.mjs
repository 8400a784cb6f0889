// A browser for the tests, pages made by the program, and how to wait: for a state, never for a time.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = process.env.SIGLOOM_SOURCE;
const { chromium } = await import(pathToFileURL(join(root, "page/node_modules/playwright-core/index.mjs")));
export const axeSource = (await import(pathToFileURL(join(root, "page/node_modules/axe-core/axe.js")))).default.source;

export const samples = join(root, "samples");
export const python = join(root, ".venv/bin/python");

export const folder = mkdtempSync(join(tmpdir(), "sigloom-page-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

export const sigloom = (...options) => execFileSync(process.env.SIGLOOM, options, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** The address of a page of some input. */
export function makePage(name, ...options) {
  const path = join(folder, name);
  sigloom("view", ...options, "-o", path, "--quiet");
  return pathToFileURL(path).href;
}

/** Serves a page of some input: its address, and what ends the server and gives its exit code. */
export async function startServer(...options) {
  const server = spawn(process.env.SIGLOOM, ["view", "--serve", ...options], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => server.on("exit", resolve));
  process.on("exit", () => server.kill());
  const address = await new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (part) => {
      said += part;
      const found = /serving (\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return { address, stop: () => (server.kill("SIGINT"), ended) };
}

export function writeReport(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const flags = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
export const withWebGl = await chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: flags });
export const withoutWebGl = await chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: ["--disable-3d-apis"] });
export async function closeBrowsers() {
  await Promise.all([withWebGl.close(), withoutWebGl.close()]);
}

const painted = (page) => page.waitForFunction(() => document.documentElement.dataset.painted === "true");

/**
 * Opens a page without a network, calls `use` with it, and closes it. Whatever it asks for, says on the console or
 * is kept from doing is an error.
 */
export async function onPage(address, use, { browser = withWebGl, hash = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
  const complaints = [];
  try {
    const isServed = address.startsWith("http:");
    await context.setOffline(!isServed);
    context.setDefaultTimeout(120_000); // a machine may be busy
    const page = await context.newPage();
    page.on("console", (message) => {
      // That a server does not know a name is an answer, too.
      if (isServed && message.text().startsWith("Failed to load resource")) return;
      complaints.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`error: ${error.stack}`));
    page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
    page.on("request", (request) => {
      const isOwn = request.url().split("#")[0] === address || (isServed && request.url().startsWith(`${address}api/`));
      if (!isOwn && !request.url().startsWith("blob:")) complaints.push(`request: ${request.url()}`);
    });
    await page.goto(address + hash);
    if (options.javaScriptEnabled !== false) await painted(page);
    await use(page);
    if (complaints.length > 0) throw new Error(complaints.join("\n"));
  } finally {
    await context.close();
  }
}

/** Waits until a function in the page gives something true, and gives that. */
export const until = async (page, condition, argument) => (await page.waitForFunction(condition, argument)).jsonValue();

/** Waits until an element has this text. */
export const untilText = (page, selector, text) =>
  until(page, ([where, what]) => document.querySelector(where)?.textContent.includes(what), [selector, text]);

/** The ids of the nodes that the page shows at the moment. */
export const shownNodes = (page) => page.evaluate(() => sigloomPage.visible.bySize.map((node) => sigloomPage.graph.nodes.id[node]));

/** Where a node, or the middle of a link, is on the screen. */
export const placeOf = (page, ...ids) => page.evaluate((names) => {
  const { map, graph } = sigloomPage;
  const box = document.getElementById("map").getBoundingClientRect();
  const places = names.map((id) => map.position(graph.indexOfId.get(id)));
  const middle = (axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  return [box.left + middle(0), box.top + middle(1)];
}, ids);

/** What axe-core finds against WCAG 2.2, levels A and AA. */
export async function violations(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations: found } = await axe.run(document, { runOnly: { type: "tag", values: tags } });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  });
}
