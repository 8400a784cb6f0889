// The server behind a page: whom it answers, what it knows beyond the page, and that it notices changes.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";
import { closeBrowsers, folder, onPage, samples, startServer, until, untilText } from "./browser.mjs";

const reports = join(folder, "reports");
mkdirSync(reports);
const files = readdirSync(samples).filter((name) => name.endsWith(".md") && name !== "README.md").sort();
for (const name of files.slice(1)) copyFileSync(join(samples, name), join(reports, name));

// A page of few nodes, so that much lies beyond it.
const server = await startServer(reports, "--max-nodes", "30");
const { port } = new URL(server.address);
after(async () => {
  await closeBrowsers();
  assert.equal(await server.stop(), 0, "Ctrl-C ends it in good order");
});

const ask = (path, { method = "GET", ...headers } = {}) => new Promise((resolve, reject) => {
  const asking = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
    let body = "";
    answer.on("data", (part) => (body += part));
    answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
  });
  asking.on("error", reject);
  asking.end();
});
const json = async (path) => JSON.parse((await ask(path)).body);

test("it answers the browser of this machine only", async () => {
  assert.equal((await ask("/")).status, 200);
  assert.equal((await ask("/", { host: `localhost:${port}` })).status, 200);
  for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1", `127.0.0.1:${port}.evil.example`]) {
    assert.equal((await ask("/", { host })).status, 403, host);
  }
  assert.equal((await ask("/api/version", { origin: "http://evil.example" })).status, 403);
  assert.equal((await ask("/api/version", { origin: "null" })).status, 403);
  assert.equal((await ask("/api/version", { origin: `http://127.0.0.1:${port}` })).status, 200);
});

test("it is only read", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) assert.equal((await ask("/", { method })).status, 405);
  assert.equal((await ask("/", { method: "HEAD" })).body, "");
  for (const path of ["/../etc/passwd", "/%2e%2e/etc/passwd", "/graph.json", "/api/", "/api/node?id=nothing", "/api/why?a=theme:privacy", "/api/why?a=%zz&b=%"]) {
    assert.equal((await ask(path)).status, 404, path);
  }
  assert.equal((await ask("/")).headers["x-content-type-options"], "nosniff");
});

test("it knows what the page does not hold", async () => {
  const found = await json("/api/search?q=PRIVACY");
  assert.equal(found[0].id, "theme:privacy");
  const node = await json("/api/node?id=theme:privacy");
  assert.ok(node.degree > 5 && node.neighbors.length === node.degree && node.reports.length === node.columns.reports);
  const why = await json(`/api/why?a=theme:privacy&b=${encodeURIComponent(node.neighbors[0].id)}`);
  const sum = why.evidence.reduce((all, { adds }) => all + adds, 0);
  assert.ok(Math.abs(sum - why.weight) < 1e-6);
  const path = await json("/api/path?a=theme:privacy&b=entity:cern");
  assert.equal(path[0].id, "theme:privacy");
  assert.equal(path.at(-1).id, "entity:cern");
});

test("nodes, links and paths beyond the page can be looked at", () => onPage(server.address, async (page) => {
  const id = await until(page, async () => {
    const held = sigloomPage.graph.indexOfId;
    const found = await (await fetch("/api/search?q=e")).json();
    return found.find((node) => !held.has(node.id))?.id;
  });
  await page.evaluate((node) => sigloomPage.openId(node), id);
  await untilText(page, "#panel .badge", "not on this map");
  await page.locator("#panel .neighbor button.link").first().click();
  await untilText(page, "#panel h2", "Why are they tied?");
  const far = await page.evaluate(() => sigloomPage.graph.nodes.id[0]);
  await page.evaluate(([a, b]) => sigloomPage.openPathOf(a, b), [far, id]);
  await untilText(page, "#panel h2", "Path of");
}));

test("the search finds what is not on the map", () => onPage(server.address, async (page) => {
  const label = await until(page, async () => {
    const held = sigloomPage.graph.indexOfId;
    const found = await (await fetch("/api/search?q=a")).json();
    return found.find((node) => !held.has(node.id))?.label;
  });
  await page.fill("#search", label);
  await untilText(page, "#suggestions", "not on this map");
}));

test("a new report makes a new graph, and the page says so", () => onPage(server.address, async (page) => {
  const before = (await json("/api/version")).version;
  copyFileSync(join(samples, files[0]), join(reports, files[0]));
  await untilText(page, "#news", "The reports have changed.");
  assert.ok((await json("/api/version")).version > before);
  await page.locator("#news button").click();
  await until(page, (version) => globalThis.sigloomPage?.graph.served > version, before);
}));
