/** `text` without any of `secrets`, however they are spelled in it. */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter(Boolean)
    .flatMap(spellingsOf)
    .reduce((safe, secret) => safe.replaceAll(secret, '[redacted]'), text);
}

/** A secret as it is, and as it stands in a path and in a query. */
function spellingsOf(secret: string): readonly string[] {
  const query = new URLSearchParams([['', secret]]).toString();
  return [secret, encodeURIComponent(secret), query.slice('='.length)];
}
