// Elements without markup: every text stays text.

const svgNamespace = "http://www.w3.org/2000/svg";

const isThere = (child) => child !== null && child !== undefined && child !== false;

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter(isThere));
  return element;
}

/** An element with attributes, listeners (`onclick`) and children: elements, texts, or null and false for none. */
export const el = (tag, properties = {}, ...children) =>
  fill(document.createElement(tag), properties, children);

export const svg = (tag, properties = {}, ...children) =>
  fill(document.createElementNS(svgNamespace, tag), properties, children);

export const byId = (id) => document.getElementById(id);

export const replace = (element, ...children) =>
  element.replaceChildren(...children.flat(Infinity).filter(isThere));

/** Sets a custom property, which a policy without inline styles allows. */
export const setProperty = (element, name, value) => {
  element.style.setProperty(name, value);
  return element;
};

/** A small coloured disc. */
export const swatch = (color) =>
  setProperty(el("span", { class: "swatch", "aria-hidden": "true" }), "--color", color);

/** The address if it is one of the web, else nothing: no script, no file, no data. */
export function webAddress(text) {
  try {
    const address = new URL(text);
    return address.protocol === "http:" || address.protocol === "https:" ? address.href : null;
  } catch {
    return null;
  }
}

/** A text as a link where there is an address for it. */
export function linkTo(address, text) {
  const href = webAddress(address);
  return href ? el("a", { href, rel: "noopener noreferrer", target: "_blank" }, text) : el("span", {}, text);
}

const cutAt = 300;
/** A text that is not longer than a person wants to read in a list. */
export const cut = (text, length = cutAt) =>
  text.length > length ? `${Array.from(text.slice(0, length)).slice(0, -1).join("")}…` : text;

/** Calls the function once before the next frame, however often it is asked for. */
export function oncePerFrame(run) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      run();
    });
  };
}

/** Says a text to screen readers. */
export function announce(text) {
  byId("announcement").textContent = text;
}
