// Which labels are drawn, and where: none over another.

const longest = 34;
const [smallestFont, largestFont] = [10.5, 17];
/** Above this importance labels are bold. */
const bold = 0.6;

export const shortLabel = (label, most = longest) => {
  const text = label.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  const letters = Array.from(text.slice(0, 4 * most));
  return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : letters.join("");
};

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The area of the discs that a box hides; that of large ones counts for more. */
function hidden(box, discs) {
  let area = 0;
  for (const { x, y, r } of discs) {
    const width = Math.min(box.right, x + r) - Math.max(box.left, x - r);
    const height = Math.min(box.bottom, y + r) - Math.max(box.top, y - r);
    if (width > 0 && height > 0) area += width * height * (4 + r);
  }
  return area;
}

const [rings, directions, farthest] = [6, 16, 1.3];
const lineHeight = 1.15;

/** Places labels one after the other; `placed` are those that found room. */
export class LabelPlacer {
  placed = [];

  /**
   * @param size of the picture, in pixels
   * @param measure the width of a text at a font size, bold or not
   */
  constructor({ width, height }, measure) {
    Object.assign(this, { width, height, measure });
  }

  /**
   * Beside a node, where it hides the least of the discs: x, y and r (its radius) in pixels; importance from 0 to 1;
   * `sure`: whatever it covers.
   */
  addLabel({ label, x, y, r, importance, sure }, discs = []) {
    if (x < 0 || y < 0 || x > this.width || y > this.height) return;
    const text = shortLabel(label);
    const font = smallestFont + (largestFont - smallestFont) * importance;
    const isBold = importance > bold;
    const length = this.measure(text, font, isBold);
    const [away, half] = [r + 3, font * 0.62];
    const [right, left] = [x + away, x - away - length];
    const places = [[right, y], [left, y], [x - length / 2, y + away + half], [x - length / 2, y - away - half]];
    const boxes = places.map(([begin, middle]) => ({ left: begin - 2, right: begin + length + 2, top: middle - half, bottom: middle + half }));
    const free = boxes.filter((box) => box.left >= 2 && box.right <= this.width - 2 && box.top >= 0 && box.bottom <= this.height && this.#isFree(box));
    const costs = new Map(free.map((box) => [box, hidden(box, discs)]));
    const beside = boxes[right + length > this.width - 4 ? 1 : 0];
    const best = free.sort((a, b) => costs.get(a) - costs.get(b))[0] ?? (sure ? beside : null);
    if (best) this.placed.push({ text, x: Math.max(2, best.left + 2), y: best.top + half + font * 0.35, font, isBold, box: best });
  }

  /** Centred lines of a colour near to a place, where they hide the least of the discs; none where there is no room. */
  addName({ lines, font, color, x, y, reach }, discs) {
    const widths = lines.map((line) => this.measure(line, font, true));
    const width = Math.max(...widths);
    const height = font * (1 + lineHeight * (lines.length - 1));
    let best = null;
    for (let step = 0; step <= rings * directions; step++) {
      const away = Math.ceil(step / directions) / rings;
      const angle = (2 * Math.PI * step) / directions;
      const middle = [x + away * (farthest * reach + width / 2) * Math.cos(angle), y + away * (farthest * reach + height / 2) * Math.sin(angle)];
      const box = { left: middle[0] - width / 2, right: middle[0] + width / 2, top: middle[1] - height / 2, bottom: middle[1] + height / 2 };
      if (box.left < 4 || box.top < 4 || box.right > this.width - 4 || box.bottom > this.height - 4 || !this.#isFree(box)) continue;
      // At the farthest places it is as bad as a name on discs of this radius.
      const radius = 1;
      const cost = hidden(box, discs) + radius * width * height * away;
      if (!best || cost < best.cost) best = { box, cost };
    }
    if (!best) return;
    lines.forEach((text, i) => {
      const left = (best.box.left + best.box.right - widths[i]) / 2;
      const top = best.box.top + i * lineHeight * font;
      const box = { left: left - 2, right: left + widths[i] + 2, top: top - 2, bottom: top + font + 2 };
      this.placed.push({ text, x: left, y: top + 0.77 * font, font, isBold: true, color, box });
    });
  }

  #isFree(box) {
    return !this.placed.some((other) => overlap(other.box, box));
  }
}
