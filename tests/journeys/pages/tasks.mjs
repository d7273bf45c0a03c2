// How long a page is busy at a stretch: whoever touches it meanwhile waits.

/** A task of seconds is a page that stands still; the machine that tests is busy with other things, too. */
export const TASK_MS_MAX = 2_000;

/** Begins to watch. */
export const watchTasks = (page) => page.evaluate(() => {
  window.longest = 0;
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration); }).observe({ type: "longtask" });
});

/** The longest task since then, in milliseconds. */
export async function longestTask(page) {
  // The last tasks are told with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return page.evaluate(() => Math.round(window.longest));
}
