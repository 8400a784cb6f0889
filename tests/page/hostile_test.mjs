// Reports whose texts try to be more than text: nothing runs, and the page stays in its shape.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowsers, makePage, onPage, shownNodes, untilText, withoutWebGl, withWebGl, writeReport } from "./browser.mjs";

const long = "endless".repeat(140); // reports cut longer names
const labels = [
  "</script><script>alert(1)</script>", "<img src=x onerror=alert(2)>", "javascript:alert(3)", "\u202Eabc\u202D right to left",
  "<!--<script>", "]]>", "line\u2028separator\u2029here", "{{data}}", "constructor", "__proto__", "'\"`${alert(4)}", "מלל מימין לשמאל", "=1+1", long,
];
const bullets = labels.map((label) => `* ${label.replaceAll("<", "\\<").replaceAll("*", "\\*").replaceAll("_", "\\_")}`).join("\n");
const report = writeReport("hostile.md", `# __</title><script>alert(5)</script>__, (from page [20240102](javascript:alert(6)).)

__[External link](javascript:alert(7))__

## Keywords

* privacy
${bullets}

## Signals

| name | description | relevancy |
|:--|:--|--:|
| \\<svg onload=alert(8)> | \\<iframe src="javascript:alert(9)"> ${long} | 5 |
`);
const address = makePage("hostile.html", report, "--title", "</title><script>alert(10)</script>");
// Graph files cut nothing.
const endless = "endless".repeat(100_000 / 7);
const nodes = [endless, "constructor", "__proto__", "\u202Eturned", "</script><script>alert(11)</script>"].map((label, i) => ({ id: label + i, label, kind: label, community: label, description: label }));
const graph = writeReport("hostile.json", JSON.stringify({
  directed: false, multigraph: false, graph: {}, nodes, edges: [{ source: nodes[0].id, target: nodes[1].id, weight: 1, kind: endless }, { source: nodes[1].id, target: nodes[2].id, weight: 1 }],
}));
const pages = { reports: address, "a graph file": makePage("hostile-graph.html", graph) };
after(closeBrowsers);

const kinds = [["WebGL", withWebGl], ["SVG", withoutWebGl]].flatMap(([name, browser]) => Object.keys(pages).map((from) => [name, browser, from]));
for (const [name, browser, from] of kinds) {
  test(`hostile labels of ${from} stay text (${name})`, () => onPage(pages[from], async (page) => {
    const ids = await shownNodes(page);
    assert.ok(ids.length >= (from === "reports" ? labels.length - 1 : 5), ids.join(" ").slice(0, 2000));
    for (const id of ids) {
      await page.evaluate((node) => sigloomPage.openNode(sigloomPage.graph.indexOfId.get(node)), id);
      await page.waitForFunction((node) => sigloomPage.store.state.n === node && !document.getElementById("panel").hidden, id);
    }
    assert.equal(await page.evaluate(() => document.querySelectorAll("iframe, object, embed, #panel img, #panel svg").length), 0);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll("a[href]")].filter((a) => !/^(https?:|#|file:)/.test(a.href)).length), 0);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    const { width } = await page.locator("#map").boundingBox();
    assert.ok(width > 300);
  }, { browser }));
}

test("hostile labels can be searched for, and seen in the table", () => onPage(address, async (page) => {
  await page.fill("#search", "<script>alert");
  await untilText(page, "#suggestions li", "<script>alert(1)");
  await page.keyboard.press("Escape");
  await page.locator("#view").click();
  await untilText(page, "#table-body", "javascript:alert(3)");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}));

test("hostile labels without script are text, too", () => onPage(address, async (page) => {
  assert.ok(await page.getByRole("cell", { name: "javascript:alert(3)" }).isVisible());
}, { javaScriptEnabled: false }));
