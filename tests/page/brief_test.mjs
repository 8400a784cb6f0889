// A brief in a real browser: readable without a script or a network, on a phone and on paper.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { axeSource, closeBrowsers, folder, samples, sigloom, withWebGl, writeReport } from "./browser.mjs";

const bad = ["</title><script>document.title = 'ran'</script>", "<img src=x onerror=\"document.title = 'ran'\">", "endless".repeat(40)];
const hostile = writeReport("hostile.md", `# __${bad[0]}__, (from page [20240102](javascript:alert(6)).)

__[External link](javascript:alert(7))__

## Keywords

* privacy
${bad.map((label) => `* ${label.replaceAll("<", "\\<")}`).join("\n")}
`);
const makeBrief = (name, input) => {
  sigloom("brief", input, "-o", join(folder, name), "--quiet");
  return pathToFileURL(join(folder, name)).href;
};
const briefs = { samples: makeBrief("samples.html", samples), "hostile labels": makeBrief("hostile.html", hostile) };
after(closeBrowsers);

/** Opens a brief and calls `use` with its page; whatever it asks for or says on the console is an error. */
async function onBrief(address, width, use) {
  const context = await withWebGl.newContext({ viewport: { width, height: 900 }, offline: true });
  const complaints = [];
  const page = await context.newPage();
  page.on("console", (message) => complaints.push(message.text()));
  page.on("request", (request) => request.url().split("#")[0] !== address && complaints.push(request.url()));
  try {
    await page.goto(address);
    await use(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

for (const [name, address] of Object.entries(briefs)) {
  for (const width of [1280, 390]) {
    test(`the brief of ${name} fits ${width} pixels`, () => onBrief(address, width, async (page) => {
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.notEqual(await page.title(), "ran");
      assert.equal(await page.evaluate(() => document.querySelectorAll("script, img, iframe, object, embed").length), 0);
      assert.equal(await page.evaluate(() => [...document.querySelectorAll("a[href]")].filter((a) => !/^(https?:|mailto:|file:)/.test(a.href)).length), 0);
    }));
  }
}

test("every link into the brief leads somewhere, and no id stands twice", () => onBrief(briefs.samples, 1280, async (page) => {
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("a[href^='#']")].map((a) => a.hash.slice(1)).filter((id) => document.getElementById(id) === null)), []);
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((element) => element.id));
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(await page.evaluate(() => document.querySelectorAll("figure svg").length) >= 1);
}));

test("it can be read by everybody", async () => {
  const context = await withWebGl.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(briefs.samples);
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map((violation) => `${violation.id}: ${violation.nodes[0].html}`), []);
  await context.close();
});

test("on paper nothing is cut off, and links are told", () => onBrief(briefs.samples, 700, async (page) => {
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("nav")).display), "none");
  assert.ok((await page.pdf()).length > 10_000);
}));
