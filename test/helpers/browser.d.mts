/** Flags for a quiet browser with a fake camera and microphone. */
export declare const browserArgs: readonly string[];

/** Path of the browser to test with: `CHROME_PATH`, the system's, Playwright's own, or the packaged one. */
export declare function findBrowser(): Promise<string>;
