/** A fenced block of a Markdown text. */
export interface Sample {
  readonly language: string;
  /** From the comment above it, `<!-- test: name -->`. */
  readonly name: string | undefined;
  readonly code: string;
}

const block = /(?:<!-- test: (?<name>\S+) -->\s*)?^```(?<language>\w*)\n(?<code>.*?)^```$/gms;

/** All fenced blocks of `markdown`, in their order. */
export function samplesOf(markdown: string): readonly Sample[] {
  return Array.from(markdown.matchAll(block), ({ groups = {} }) => ({
    language: groups.language ?? '',
    name: groups.name,
    code: groups.code ?? '',
  }));
}

/** The code as a reader would use it: with a token, and with `own` code where the sample leaves room, `// …`. */
export function complete(
  { code }: Sample,
  { token = '', own = '' }: { readonly token?: string; readonly own?: string },
): string {
  return code.replaceAll('YOUR_UPLOAD_TOKEN', token).replace(/^\/\/ … .*$/m, () => own);
}
