import { sendKeys } from '@web/test-runner-commands';

/**
 * Presses a key, such as `Tab` or `Shift+Tab`, and resolves when the page has heard of it: some browsers tell the test
 * before they tell the page.
 */
export async function press(keys: string): Promise<void> {
  // Only Playwright knows what `Shift+Tab` is.
  const [, held, key = keys] = /^(Shift)\+(.+)$/.exec(keys) ?? [];
  const released = new Promise((resolve) => {
    window.addEventListener('keyup', resolve, { once: true, capture: true });
  });

  if (held) await sendKeys({ down: held });
  await sendKeys({ press: key });
  await released;
  if (held) await sendKeys({ up: held });
}
