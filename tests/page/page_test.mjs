// What a person can do on the page of the samples.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowsers, makePage, onPage, placeOf, samples, shownNodes, startServer, until, untilText, violations, withoutWebGl } from "./browser.mjs";

// The same tests for a page that is a file and for one that is served.
const server = process.env.SIGLOOM_SERVE ? await startServer(samples) : null;
const address = server ? server.address : makePage("samples.html", samples);
after(async () => {
  await closeBrowsers();
  await server?.stop();
});

const heading = (page) => page.locator("#panel h2").textContent();
const hashOf = (page) => page.evaluate(() => decodeURIComponent(location.hash));
/** Moves a slider by keys, as everybody can. */
async function press(page, selector, key, times = 1) {
  await page.locator(selector).focus();
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}
const drawn = (page) => page.evaluate(() => sigloomPage.visible.drawn.length);

/** The colours of a screenshot, as a set of rrggbb, decoded on a blank page. */
async function colorsOf(page, selector) {
  const png = (await page.locator(selector).screenshot()).toString("base64");
  const blank = await page.context().newPage();
  const colors = await blank.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const all = new Set();
    for (let i = 0; i < data.length; i += 4) all.add(`#${[data[i], data[i + 1], data[i + 2]].map((part) => part.toString(16).padStart(2, "0")).join("")}`);
    return [...all];
  }, png);
  await blank.close();
  return new Set(colors);
}

for (const colorScheme of ["light", "dark"]) {
  test(`the map has the colour of every community (${colorScheme})`, () => onPage(address, async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.dataset.map), "webgl");
    const wanted = await page.evaluate(() => [...new Set(sigloomPage.graph.nodes.community)].map((each) => sigloomPage.look.communityColor(each)));
    assert.ok(wanted.length > 3);
    const colors = await colorsOf(page, "#map");
    assert.deepEqual(wanted.filter((color) => !colors.has(color)), []);
  }, { colorScheme }));
}

test("the map has the names of communities, and no label hides another", () => onPage(address, async (page) => {
  const { labels, names } = await page.evaluate(() => ({ labels: sigloomPage.map.labels, names: sigloomPage.graph.communities }));
  const shown = labels.filter(({ color }) => color).map(({ text }) => text.replace(/,$/, ""));
  assert.ok(shown.length >= 3, shown.join("; "));
  assert.deepEqual(shown.filter((text) => !names.some((name) => name.includes(text))), []);
  assert.ok(labels.length - shown.length > 10);
  for (const { box: a, text } of labels) {
    const hides = labels.filter(({ box: b }) => b !== a && !b.color && a.left < b.right - 4 && b.left < a.right - 4 && a.top < b.bottom - 4 && b.top < a.bottom - 4);
    assert.deepEqual(hides.map((other) => `${text} and ${other.text}`), []);
  }
  await page.selectOption("#color", "kind");
  await until(page, () => sigloomPage.look.by === "kind" && !sigloomPage.map.labels.some(({ color }) => color));
}));

test("the search suggests, and arrows and Enter choose", () => onPage(address, async (page) => {
  await page.keyboard.press("/");
  await page.keyboard.type("open");
  await until(page, () => document.querySelectorAll("#suggestions li").length > 2);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const active = await page.locator("#suggestions li[aria-selected=true] .name").textContent();
  assert.equal(await page.locator("#search").getAttribute("aria-activedescendant"), "suggestions-0");
  await page.keyboard.press("Enter");
  await untilText(page, "#panel h2", active);
  assert.equal(await page.locator("#suggestions").isVisible(), false);
}));

test("the search ignores case and accents, and says when nothing fits", () => onPage(address, async (page) => {
  await page.fill("#search", "SAO PAULO");
  await untilText(page, "#suggestions li", "Paulo");
  await page.fill("#search", "no such thing at all");
  await untilText(page, "#suggestions li", "Nothing of this name");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#suggestions").isVisible(), false);
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#search"), "");
}));

test("a panel tells what a node is, what it is tied to, and which reports say so", () => onPage(address, async (page) => {
  assert.equal(await heading(page), "privacy");
  const text = await page.locator("#panel").innerText();
  for (const part of ["theme", "PageRank", "Betweenness", "Degree", "Strongest neighbours", "2 reports"]) assert.ok(text.includes(part), `${part} in ${text}`);
  const report = page.locator("#panel .report a").first();
  assert.match(await report.getAttribute("href"), /^https:\/\/example\.org\//);
  assert.match(await page.locator("#panel .report time").first().textContent(), /^20\d\d-\d\d-\d\d$/);
}, { hash: "#n=theme:privacy" }));

test("the panel of a row has what the report says of it", () => onPage(address, async (page) => {
  const text = await page.locator("#panel .row-texts").innerText();
  for (const part of ["Change", "From complaints to evidence.", "In 10 years", "Driving force", "A right to repair needs numbers."]) assert.ok(text.includes(part), text);
  assert.match(await page.locator("#panel").innerText(), /Volunteers in Nairobi write down/);
}, { hash: "#n=signal:lists-of-what-cannot-be-mended" }));

test("kinds can be hidden, and the counts follow", () => onPage(address, async (page) => {
  const before = await shownNodes(page);
  await page.locator("#kinds input[value=signal]").uncheck();
  await until(page, () => !sigloomPage.visible.bySize.some((node) => sigloomPage.graph.nodes.kind[node] === "signal"));
  const now = await shownNodes(page);
  assert.equal(now.length, before.filter((id) => !id.startsWith("signal:")).length);
  assert.match(await page.locator("#shown").textContent(), new RegExp(`^${now.length} of ${before.length} nodes`));
  await page.locator("#reset").click();
  await until(page, (count) => sigloomPage.visible.bySize.length === count, before.length);
}));

test("what the filters leave is said to those who do not see it", () => onPage(address, async (page) => {
  await page.locator("#kinds input[value=signal]").uncheck();
  const count = await until(page, () => sigloomPage.visible.bySize.length);
  await untilText(page, "#announcement[aria-live=polite]", `${count} of `);
}));

test("a slider chooses the links per node", () => onPage(address, async (page) => {
  await press(page, "#links-per-node", "Home");
  const few = await drawn(page);
  await press(page, "#links-per-node", "ArrowRight", 3);
  const more = await drawn(page);
  await press(page, "#links-per-node", "End");
  assert.ok(few < more && more < await drawn(page));
  assert.match(await hashOf(page), /k=\d+/);
}));

test("weak links and nodes of few reports can be left out", () => onPage(address, async (page) => {
  await press(page, "#weight", "End");
  const { least, weights } = await page.evaluate(() => ({ least: sigloomPage.store.state.w, weights: sigloomPage.visible.links.map((link) => sigloomPage.graph.links.weight[link]) }));
  assert.ok(least > 0 && weights.length > 0 && weights.every((weight) => weight >= least));
  await press(page, "#weight", "Home");
  await press(page, "#reports", "ArrowRight");
  const reports = await page.evaluate(() => sigloomPage.visible.bySize.map((node) => sigloomPage.graph.value("reports", node)));
  assert.ok(reports.length > 0 && reports.every((count) => count >= 2));
}));

test("two handles choose dates", () => onPage(address, async (page) => {
  const all = (await shownNodes(page)).length;
  await press(page, "#date-from", "ArrowRight", 8);
  await press(page, "#date-to", "ArrowLeft", 4);
  const { from, to, dates } = await page.evaluate(() => {
    const { graph, visible, store } = sigloomPage;
    return { ...store.state, dates: visible.bySize.map((node) => graph.reportsOf(node).map((report) => graph.reports.date[report])) };
  });
  assert.ok(from > 20000101 && to > from);
  assert.ok(dates.length > 0 && dates.length < all);
  assert.ok(dates.every((each) => each.some((date) => date >= from && date <= to)));
  // Neither handle passes the other.
  await press(page, "#date-from", "End");
  assert.ok(await page.evaluate(() => Number(document.getElementById("date-from").value) <= Number(document.getElementById("date-to").value)));
}));

test("colour by kind and size by a measure", () => onPage(address, async (page) => {
  await page.selectOption("#color", "kind");
  await page.selectOption("#size", "betweenness");
  const wanted = await page.evaluate(() => sigloomPage.look.kindColor("theme"));
  await until(page, () => sigloomPage.store.state.size === "betweenness" && sigloomPage.look.by === "kind");
  const largest = await page.evaluate(() => {
    const { graph, visible } = sigloomPage;
    const values = graph.column("betweenness").values;
    return values[visible.bySize[0]] === Math.max(...values);
  });
  assert.ok(largest);
  assert.ok((await colorsOf(page, "#map")).has(wanted));
}));

test("hovering shows the neighbours, a click opens the panel, a click beside it closes it", () => onPage(address, async (page) => {
  const [x, y] = await placeOf(page, "theme:privacy");
  await page.mouse.move(x, y);
  await until(page, () => document.getElementById("map").classList.contains("pointing"));
  const missing = await page.evaluate(() => {
    const { graph, map } = sigloomPage;
    const node = graph.indexOfId.get("theme:privacy");
    const strongest = [...graph.linksOf(node)].slice(0, 20).map((link) => graph.otherEnd(link, node));
    return strongest.filter((other) => !map.focus.nodes.includes(other));
  });
  assert.deepEqual(missing, []);
  await page.mouse.click(x, y);
  await untilText(page, "#panel h2", "privacy");
  assert.equal(await hashOf(page), "#n=theme:privacy");
  await page.keyboard.press("Escape");
  await until(page, () => document.getElementById("panel").hidden);
}));

test("a link shows its evidence", () => onPage(address, async (page) => {
  await page.locator("#panel .neighbor button.link").first().click();
  await untilText(page, "#panel h2", "Why are they tied?");
  assert.match(await hashOf(page), /^#l=/);
  const { weight, added } = await page.evaluate(() => ({
    weight: sigloomPage.graph.links.weight[sigloomPage.selection.link],
    added: [...document.querySelectorAll(".evidence .report > .quiet:last-child")].map((each) => Number(each.textContent.replace("adds ", ""))),
  }));
  assert.ok(added.length > 0);
  assert.ok(Math.abs(added.reduce((a, b) => a + b) - weight) < 0.01);
}, { hash: "#n=theme:privacy" }));

test("a click on a drawn link shows its evidence", () => onPage(address, async (page) => {
  // One whose middle lies on no node and on no other link.
  const place = await page.evaluate(() => {
    const { graph, map, visible, look } = sigloomPage;
    const box = document.getElementById("map").getBoundingClientRect();
    for (const link of visible.drawn) {
      const [[x1, y1], [x2, y2]] = [graph.links.source[link], graph.links.target[link]].map((node) => map.position(node));
      const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
      const isFree = visible.bySize.every((node) => {
        const [left, top] = map.position(node);
        return Math.hypot(left - x, top - y) > map.scale(look.radius[node]) + 6;
      });
      if (isFree) return [box.left + x, box.top + y];
    }
    return null;
  });
  await page.mouse.click(...place);
  await untilText(page, "#panel h2", "Why are they tied?");
}));

test("a path joins two nodes", () => onPage(address, async (page) => {
  await page.getByRole("button", { name: "Path to …" }).click();
  await page.keyboard.type("cern");
  await until(page, () => document.querySelectorAll("#path-options li").length > 0);
  await page.keyboard.press("Enter");
  await untilText(page, "#panel h2", "Path of");
  const path = await page.evaluate(() => sigloomPage.selection.path.map((node) => sigloomPage.graph.nodes.id[node]));
  assert.equal(path[0], "theme:privacy");
  assert.equal(path.at(-1), "entity:cern");
  const joined = await page.evaluate(() => sigloomPage.selection.path.slice(1).every((node, i) => sigloomPage.graph.findLink(sigloomPage.selection.path[i], node) !== null));
  assert.ok(joined);
}, { hash: "#n=theme:privacy" }));

test("communities are a list, and each can be looked at", () => onPage(address, async (page) => {
  const first = page.locator("#communities button.community").first();
  await first.click();
  await untilText(page, "#panel .badge", "community of");
  assert.equal(await first.getAttribute("aria-pressed"), "true");
  assert.match(await hashOf(page), /^#g=\d+$/);
}));

test("only the surroundings of a node", () => onPage(address, async (page) => {
  await page.getByRole("button", { name: "Only its neighbours" }).click();
  const ids = await shownNodes(page);
  const neighbors = await page.evaluate(() => {
    const { graph } = sigloomPage;
    const node = graph.indexOfId.get("theme:privacy");
    return [...graph.linksOf(node)].map((link) => graph.nodes.id[graph.otherEnd(link, node)]);
  });
  assert.deepEqual(new Set(ids), new Set(["theme:privacy", ...neighbors]));
}, { hash: "#n=theme:privacy" }));

test("an address is a state, and the back button leads to the one before", () => onPage(address, async (page) => {
  assert.equal(await heading(page), "privacy");
  assert.equal(await page.evaluate(() => sigloomPage.visible.linksPerNode), 3);
  await page.locator("#panel button.node").first().click();
  await until(page, () => document.querySelector("#panel h2").textContent !== "privacy");
  await page.goBack();
  await untilText(page, "#panel h2", "privacy");
  await page.goForward();
  await until(page, () => document.querySelector("#panel h2").textContent !== "privacy");
}, { hash: "#n=theme:privacy&k=3" }));

test("damaged addresses do no harm", async () => {
  for (const hash of ["#n=%E0%A4%A", "#k=abc&w=NaN&from=x", "#l=a~b", "#g=999", "#off=%ZZ", "#p=~", "#__proto__=1"]) {
    await onPage(address, async (page) => assert.ok((await shownNodes(page)).length >= 0), { hash });
  }
});

test("the table has the same nodes and can be sorted", () => onPage(address, async (page) => {
  await page.locator("#view").click();
  await until(page, () => document.querySelectorAll("#table-body tr").length > 0);
  assert.equal(await page.locator("#table-body tr").count(), (await shownNodes(page)).length);
  await page.getByRole("button", { name: "PageRank" }).click();
  const column = await page.evaluate(() => [...document.querySelectorAll("#table-head th")].findIndex((th) => th.textContent.startsWith("PageRank")));
  const values = await page.locator(`#table-body tr td:nth-child(${column + 1})`).allTextContents();
  const numbers = values.map(Number);
  assert.deepEqual(numbers, [...numbers].sort((a, b) => b - a));
  assert.equal(await page.locator(`#table-head th:nth-child(${column + 1})`).getAttribute("aria-sort"), "descending");
  await page.locator("#kinds input[value=signal]").uncheck();
  await until(page, () => document.querySelectorAll("#table-body tr").length === sigloomPage.visible.bySize.length);
}));

test("everything can be reached by keys alone", () => onPage(address, async (page) => {
  const reached = new Set();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName));
  }
  for (const id of ["search", "view", "theme", "links-per-node", "weight", "date-from", "date-to", "map", "zoom-in"]) assert.ok(reached.has(id), `${id} among ${[...reached].join(" ")}`);
  await page.locator("#map").focus();
  const before = await page.evaluate(() => sigloomPage.map.position(0));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("+");
  await until(page, ([x]) => sigloomPage.map.position(0)[0] !== x, before);
}));

test("the theme can be switched, and is kept", () => onPage(address, async (page) => {
  await page.locator("#theme").click();
  await until(page, () => document.documentElement.dataset.theme === "dark");
  await page.reload();
  await until(page, () => document.documentElement.dataset.theme === "dark");
}, { colorScheme: "light" }));

test("without WebGL the picture is SVG", () => onPage(address, async (page) => {
  assert.equal(await page.evaluate(() => document.documentElement.dataset.map), "svg");
  const circles = await page.locator("#map svg circle").count();
  assert.equal(circles, (await shownNodes(page)).length);
  const [x, y] = await placeOf(page, "theme:privacy");
  await page.mouse.click(x, y);
  await untilText(page, "#panel h2", "privacy");
  assert.deepEqual(await violations(page), []);
}, { browser: withoutWebGl }));

test("without script there are a picture and a table", () => onPage(address, async (page) => {
  assert.ok(await page.locator(".still svg circle").count() > 50);
  assert.ok(await page.getByRole("cell", { name: "privacy", exact: true }).isVisible());
}, { javaScriptEnabled: false }));

for (const [width, height] of [[360, 640], [640, 400]]) {
  test(`nothing is cut off at ${width} x ${height}`, () => onPage(address, async (page) => {
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(await overflow() <= 0);
    await page.locator("#show-filters").click();
    assert.ok(await page.locator("#links-per-node").isVisible());
    await page.locator("#show-filters").click();
    await page.fill("#search", "privacy");
    await page.locator("#suggestions li").first().click();
    await untilText(page, "#panel h2", "privacy");
    assert.ok(await overflow() <= 0);
    const [, y] = await placeOf(page, "theme:privacy");
    const top = (await page.locator("#panel").boundingBox()).y;
    assert.ok(y < top, "the node is not under the panel");
  }, { viewport: { width, height }, hasTouch: true }));
}

const states = [["the map", ""], ["a node", "#n=theme:privacy"], ["a community", "#g=0"], ["the table", "#view=table"], ["filters", "#off=signal&r=2"]];
for (const colorScheme of ["light", "dark"]) {
  for (const [name, hash] of states) {
    test(`axe finds nothing on ${name} (${colorScheme})`, () => onPage(address, async (page) => assert.deepEqual(await violations(page), []), { hash, colorScheme }));
  }
}
test("axe finds nothing on a phone", () => onPage(address, async (page) => assert.deepEqual(await violations(page), []), { viewport: { width: 360, height: 640 }, hash: "#n=theme:privacy" }));
