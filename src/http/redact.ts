/** `text` without any of `secrets`, however they are spelled in it. */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter(Boolean)
    .flatMap(spellingsOf)
    .reduce((safe, secret) => safe.replaceAll(secret, '[redacted]'), text);
}

/** A secret as it is, and as it stands in a path and in a query. */
function spellingsOf(secret: string): readonly string[] {
  const query = new URLSearchParams([['', secret]]);
  // As a query holds it: half a character, which no path can hold, is another one there.
  const sound = query.get('') ?? '';
  return [secret, encodeURIComponent(sound), query.toString().slice('='.length)];
}
