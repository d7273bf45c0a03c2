// The table that people read.

const CONTROL_MIN = 0.9;
const CONTROL_MAX = 1.1;

/** Whether a row keeps its target: its ratio or its value must not be above it. Rows without a target only inform. */
export function verdict({ is, ratio, ours, target }) {
  if (!is) return "";
  return (is === "ratio" ? ratio : ours) <= target ? "OK" : "MISS";
}

const figure = (value, unit) => (value === undefined ? "" : `${value.toFixed(unit === "frames" ? 0 : 2)} ${unit}`);

function target({ is, target, unit }) {
  if (!is) return "";
  return is === "ratio" ? `<= ${target} x` : `<= ${figure(target, unit)}`;
}

function printTable(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines) console.log(line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join("  "));
}

/** One line a row: what, ours, peer, ratio, target, verdict. */
export function printRows(rows) {
  const line = (row) => [row.name, figure(row.ours, row.unit), figure(row.peer, row.unit), row.ratio === undefined ? "" : row.ratio.toFixed(3), target(row), row.verdict];
  printTable([["", "ours", "peer", "ratio", "target", ""], ...rows.map(line)]);
}

/** One line a control; says whether all of them lie within the bounds. */
export function printControls(controls) {
  const isIn = ({ ratio }) => ratio >= CONTROL_MIN && ratio <= CONTROL_MAX;
  console.log("");
  for (const control of controls) console.log(`control  ${control.name}: ${control.ratio.toFixed(3)}  ${isIn(control) ? "counts" : "DOES NOT COUNT"}`);
  return controls.every(isIn);
}
