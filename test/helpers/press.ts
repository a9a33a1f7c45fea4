import { sendKeys } from '@web/test-runner-commands';

/**
 * Presses a key, such as `Tab` or `Shift+Tab`, and resolves when the page has heard of it: some browsers tell the test
 * before they tell the page.
 */
export async function press(keys: string): Promise<void> {
  // Only Playwright knows what `Shift+Tab` is.
  const [, held, key = keys] = /^(Shift)\+(.+)$/.exec(keys) ?? [];
  const released = new Promise<void>((resolve) => {
    const listening = new AbortController();
    const hear = (event: KeyboardEvent): void => {
      // The one that was held before may come up as late as this.
      if (event.key === 'Shift') return;
      listening.abort();
      resolve();
    };
    window.addEventListener('keyup', hear, { capture: true, signal: listening.signal });
  });

  if (held) await sendKeys({ down: held });
  await sendKeys({ press: key });
  await released;
  if (held) await sendKeys({ up: held });
}
