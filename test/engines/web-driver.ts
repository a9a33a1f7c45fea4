/** One session of a browser, driven by the W3C's WebDriver. */
export interface WebDriverSession {
  open(url: string): Promise<void>;
  url(): Promise<string>;
  /** Presses and releases each of these keys, in turn. */
  press(keys: readonly string[]): Promise<void>;
  click(x: number, y: number): Promise<void>;
  close(): Promise<void>;
}

/** WebDriver's characters for keys that write none: https://www.w3.org/TR/webdriver2/#keyboard-actions. */
const keyCodes: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Space: ' ',
};

/** Starts a browser by the driver at that address. */
export async function openSession(driver: string, capabilities: object): Promise<WebDriverSession> {
  const { sessionId } = await ask<{ sessionId: string }>('POST', `${driver}/session`, {
    capabilities: { alwaysMatch: capabilities },
  });
  const session = `${driver}/session/${sessionId}`;
  const act = (actions: object): Promise<unknown> =>
    ask('POST', `${session}/actions`, { actions: [actions] });

  return {
    open: (url) => ask('POST', `${session}/url`, { url }),
    url: () => ask('GET', `${session}/url`),
    press: async (keys) => {
      const strokes = keys.flatMap((key) => {
        const value = keyCodes[key] ?? key;
        return [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ];
      });
      await act({ type: 'key', id: 'keyboard', actions: strokes });
    },
    click: async (x, y) => {
      const moves = [
        { type: 'pointerMove', duration: 0, x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await act({ type: 'pointer', id: 'mouse', actions: moves });
    },
    close: () => ask('DELETE', session),
  };
}

async function ask<Value>(method: string, url: string, body?: object): Promise<Value> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: Value & { error?: string; message?: string } };
  if (response.ok) return value;
  throw new Error(`${method} ${url}: ${value.error}: ${value.message}`);
}
