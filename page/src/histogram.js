// How many reports, or nodes where the reports are not known, each span of time has, with two handles over it.
import { byId, replace, svg } from "./dom.js";
import { counted, formatDate } from "./words.js";

const [width, height] = [240, 40];

const monthOf = (date) => Math.floor(date / 10000) * 12 + (Math.floor(date / 100) % 100) - 1;
const firstDay = (month) => Math.floor(month / 12) * 10000 + ((month % 12) + 1) * 100 + 1;
const lastDay = (month) => firstDay(month) + 30;
const monthName = (month) => formatDate(firstDay(month)).slice(0, 7);

const datesOf = (graph) =>
  (graph.hasReports ? graph.reports.date : graph.column("first_seen")?.values ?? []).filter((date) => date > 0);

export class Histogram {
  constructor(graph, change) {
    const months = datesOf(graph).map(monthOf);
    this.first = months.reduce((a, b) => Math.min(a, b), Infinity);
    this.last = months.reduce((a, b) => Math.max(a, b), -Infinity);
    byId("dates-filter").hidden = !(this.last > this.first);
    if (byId("dates-filter").hidden) return;
    this.what = graph.hasReports ? "report" : "node";
    this.counts = new Array(this.last - this.first + 1).fill(0);
    for (const month of months) this.counts[month - this.first]++;
    this.#draw();
    for (const id of ["date-from", "date-to"]) {
      const input = byId(id);
      input.min = this.first;
      input.max = this.last;
      input.addEventListener("input", () => this.#moved(id, change));
    }
  }

  #draw() {
    const most = Math.max(...this.counts);
    const step = width / this.counts.length;
    const gap = step > 3 ? 1 : 0;
    this.bars = this.counts.map((count, i) => {
      const high = count === 0 ? 0 : Math.max(2, (height * count) / most);
      return svg("rect", { x: (i * step).toFixed(2), y: (height - high).toFixed(2), width: Math.max(0.5, step - gap).toFixed(2), height: high.toFixed(2) });
    });
    replace(byId("histogram"), this.bars);
    byId("histogram").setAttribute("viewBox", `0 0 ${width} ${height}`);
  }

  /** Neither handle passes the other. */
  #moved(id, change) {
    const [from, to] = [byId("date-from"), byId("date-to")];
    if (Number(from.value) > Number(to.value)) {
      if (id === "date-from") from.value = to.value;
      else to.value = from.value;
    }
    const [least, most] = [Number(from.value), Number(to.value)];
    change({ from: least > this.first ? firstDay(least) : 0, to: most < this.last ? lastDay(most) : 0 });
  }

  show({ from, to }) {
    if (byId("dates-filter").hidden) return;
    const least = from ? Math.max(this.first, monthOf(from)) : this.first;
    const most = to ? Math.min(this.last, monthOf(to)) : this.last;
    byId("date-from").value = least;
    byId("date-to").value = most;
    byId("date-from").setAttribute("aria-valuetext", monthName(least));
    byId("date-to").setAttribute("aria-valuetext", monthName(most));
    let inside = 0;
    this.bars.forEach((bar, i) => {
      const isInside = i + this.first >= least && i + this.first <= most;
      if (isInside) inside += this.counts[i];
      bar.setAttribute("class", isInside ? "inside" : "outside");
    });
    byId("dates-value").textContent = `${monthName(least)} to ${monthName(most)}, ${counted(inside, this.what)}`;
  }
}
