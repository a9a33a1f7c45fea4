const megabytes = new Intl.NumberFormat('en', {
  style: 'unit',
  unit: 'megabyte',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** @param {number} bytes */
export function size(bytes) {
  return megabytes.format(bytes / 1e6);
}

/** How a request ended, in a word or two. */
export function outcome({ status, ended, fault }) {
  if (status !== null) return String(status);
  if (!ended) return 'under way';
  if (fault === 'lost') return 'answer lost';
  return fault === 'offline' ? 'cut off' : 'broken off';
}

/** How an upload stands, in a line. */
export function standing({ parts, total, bytes, sha256 }) {
  const stored = parts.filter((part) => part.stored).length;
  if (stored === 0) return 'Nothing stored yet';

  const counted = total === null ? `${stored} ${plural(stored)}` : `${stored} of ${total} ${plural(total)}`;
  return `${counted} · ${size(bytes)}${sha256 === null ? ' so far' : ''}`;
}

function plural(count) {
  return count === 1 ? 'part' : 'parts';
}
