// Dark or light: as the system has it, until a person says otherwise.
import { byId } from "./dom.js";

const system = matchMedia("(prefers-color-scheme: dark)");
const key = "sigloom-theme";

function remembered() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a browser that keeps nothing for files
  }
}

function remember(theme) {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}

export function startTheme(changed) {
  let chosen = remembered();
  const current = () => (["light", "dark"].includes(chosen) ? chosen : system.matches ? "dark" : "light");
  const apply = () => {
    document.documentElement.dataset.theme = current();
    byId("theme").textContent = current() === "dark" ? "Light" : "Dark";
    changed(current());
  };
  system.addEventListener("change", apply);
  byId("theme").addEventListener("click", () => {
    chosen = current() === "dark" ? "light" : "dark";
    remember(chosen);
    apply();
  });
  apply();
}
