// Bundles the page: node build.mjs OUTPUT. The result is one file in which {{provenance}}, {{title}}, {{picture}},
// {{table}} and {{data}} still have to be replaced; its script and its style are final, and so is the policy that names them.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const read = (...path) => readFileSync(join(here, ...path), "utf8");

async function bundle(entry) {
  const result = await build({
    entryPoints: [join(here, "src", entry)], bundle: true, minify: true, write: false, legalComments: "none",
    format: "iife", target: ["chrome110", "firefox115", "safari16.4"], metafile: true, charset: "utf8",
    loader: { ".css": "css" },
  });
  return { text: result.outputFiles[0].text.trim(), inputs: Object.keys(result.metafile.inputs) };
}

/** The packages that a bundle is made of, from the paths of its files. */
const packagesOf = (inputs) =>
  [...new Set(inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean))].sort();

function licenceOf(name) {
  const { version, license } = JSON.parse(read("node_modules", name, "package.json"));
  for (const file of ["LICENSE.txt", "LICENSE", "LICENSE.md", "license"]) {
    try {
      return `${name} ${version} (${license})\n\n${read("node_modules", name, file).trim()}`;
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  throw new Error(`${name} comes without the text of its licence`);
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const script = await bundle("main.js");
const style = await bundle("page.css");
for (const ending of ["</script", "<!--"]) {
  if (script.text.includes(ending)) throw new Error(`the script holds ${ending}, which would end or change it`);
}
const policy = [
  "default-src 'none'", `script-src ${hash(script.text)}`, `style-src ${hash(style.text)}`, "base-uri 'none'",
  "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
].join("; ");
const licences = [`Sigloom\n\n${read("..", "LICENSE").trim()}`, ...packagesOf(script.inputs).map(licenceOf)]
  .join(`\n\n${"-".repeat(60)}\n\n`);

const parts = { policy, style: style.text, script: script.text, licences: escaped(licences) };
const page = read("src", "page.html").replace(/\{\{(\w+)\}\}/g, (mark, name) => parts[name] ?? mark);
const marks = page.match(/\{\{.*?\}\}/gs) ?? [];
if (marks.some((mark) => !/^\{\{(provenance|title|picture|table|data)\}\}$/.test(mark))) throw new Error("the script or the style holds {{");
writeFileSync(process.argv[2], page);
