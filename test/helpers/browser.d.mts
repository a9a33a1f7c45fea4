/** Flags for a quiet browser with a fake camera and microphone. */
export const browserArgs: string[];

/** Path of the browser to test with. */
export function findBrowser(): Promise<string>;
