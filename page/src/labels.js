// Which labels are drawn, and where: the largest nodes first, none over another.

const most = 45;
const longest = 34;
/** Above this importance labels are bold. */
export const bold = 0.6;
const [smallestFont, largestFont] = [10.5, 17];

export const shortLabel = (label) => {
  const text = label.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  const letters = Array.from(text.slice(0, 4 * longest));
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("").trimEnd()}…` : letters.join("");
};

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Places labels beside their nodes.
 * @param candidates objects with label, x, y (pixels), r (radius in pixels) and `importance` (0 to 1), the first
 *     one placed first; `sure`: its label is drawn whatever it covers
 * @param size of the picture, in pixels
 * @param measure the width of a text at a font size, bold or not
 */
export function placeLabels(candidates, { width, height }, measure, limit = most) {
  const placed = [];
  for (const { label, x, y, r, importance, sure } of candidates) {
    if (placed.length >= limit) break;
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const text = shortLabel(label);
    const font = smallestFont + (largestFont - smallestFont) * importance;
    const length = measure(text, font, importance > bold);
    const flipped = x + r + 3 + length > width - 4;
    const left = flipped ? x - r - 3 - length : x + r + 3;
    const box = { left: left - 2, right: left + length + 2, top: y - font * 0.62, bottom: y + font * 0.62 };
    if (!sure && (left < 2 || placed.some((other) => overlap(other.box, box)))) continue;
    placed.push({ text, x: Math.max(2, left), y: y + font * 0.35, font, box, importance });
  }
  return placed;
}
