/**
 * The tag as a page has it: what was set, and nothing else.
 * @param {string} tag
 * @param {ReadonlyMap<string, string>} attributes an empty text for those that are just there
 */
export function htmlOf(tag, attributes) {
  const set = [...attributes].map(([name, value]) => (value === '' ? name : `${name}="${escaped(value)}"`));
  const start = [tag, 'upload-token="YOUR_UPLOAD_TOKEN"', ...set];
  const line = `<${start.join(' ')}></${tag}>`;
  return line.length <= 72 ? line : `<${start.join('\n  ')}\n></${tag}>`;
}

/** The rule that gives it its look; empty where that is the usual one. */
export function cssOf(tag, properties) {
  if (properties.size === 0) return '';
  const lines = [...properties].map(([name, value]) => `  ${name}: ${value};`);
  return `${tag} {\n${lines.join('\n')}\n}`;
}

function escaped(value) {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
