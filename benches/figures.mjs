// Figures from samples.

/** The value below which `percent` of the samples lie, by the nearest rank. */
export function percentile(samples, percent) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}

export const median = (samples) => percentile(samples, 50);
