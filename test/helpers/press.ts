import { sendKeys } from '@web/test-runner-commands';

/** Presses a key, and resolves when the page has heard of it: some browsers tell the test before they tell the page. */
export async function press(key: string): Promise<void> {
  const released = new Promise((resolve) => {
    window.addEventListener('keyup', resolve, { once: true, capture: true });
  });
  await sendKeys({ press: key });
  await released;
}
