/**
 * Keeps a name from changing the order of the words around it, whichever way either is written. It does in plain text,
 * such as an announcement or a label, what `<bdi>` does in markup.
 */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
