// How large a page is, how soon it shows its map, and how long a frame takes while the map moves, in software
// rendering: node bench/page.mjs PROGRAM INPUT...
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "../page/node_modules/playwright-core/index.mjs";

const [program, ...inputs] = process.argv.slice(2);
if (inputs.length === 0) throw new Error("give the program, and what to make pages of");
const rounds = 5;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const folder = mkdtempSync(join(tmpdir(), "sigloom-bench-"));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium-headless-shell", args: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});

/** Milliseconds from the begin of the loading to the first picture, and of a frame while the map moves. */
async function look(address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => document.documentElement.dataset.painted === "true");
  const measured = await page.evaluate(async () => {
    const first = performance.now();
    const camera = sigloomPage.map.sigma.getCamera();
    const frames = 12;
    const begin = performance.now();
    for (let i = 0; i < frames; i++) {
      camera.setState({ ...camera.getState(), x: 0.5 + i / 200 });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
    return { first, frame: (performance.now() - begin) / frames };
  });
  await page.close();
  return measured;
}

console.log("| input | nodes | links | kB | first picture, ms | frame, ms |\n|---|--:|--:|--:|--:|--:|");
for (const [number, input] of inputs.entries()) {
  const file = join(folder, `${number}.html`);
  execFileSync(program, ["view", input, "-o", file, "--quiet"], { stdio: "ignore" });
  const address = pathToFileURL(file).href;
  const looks = [];
  for (let i = 0; i < rounds; i++) looks.push(await look(address));
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => document.documentElement.dataset.painted === "true");
  const { nodes, links } = await page.evaluate(() => ({ nodes: sigloomPage.graph.nodeCount, links: sigloomPage.graph.linkCount }));
  await page.close();
  const row = [input, nodes, links, Math.round(statSync(file).size / 1000), Math.round(median(looks.map(({ first }) => first))), Math.round(median(looks.map(({ frame }) => frame)))];
  console.log(`| ${row.join(" | ")} |`);
}
await browser.close();
rmSync(folder, { recursive: true });
