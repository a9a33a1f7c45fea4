const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `12.4 MB`: decimal units, as file managers show them. */
export function formatBytes(bytes: number, locale: string): string {
  return formatSize(bytes, locale);
}

/** `3.1 MB/s`. */
export function formatSpeed(bytesPerSecond: number, locale: string): string {
  return formatSize(bytesPerSecond, locale, '-per-second');
}

function formatSize(bytes: number, locale: string, per = ''): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: `${units[step] ?? 'byte'}${per}`,
    unitDisplay: step === 0 ? 'narrow' : 'short',
    maximumFractionDigits: step > 1 && value < 100 ? 1 : 0,
  });
  return format.format(value);
}

/** `40%`: whole ones, and 100 only when it is all. */
export function formatPercent(ratio: number, locale: string): string {
  const whole = Math.floor(ratio * 100) / 100;
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(whole);
}

/** `3 min` or `14 sec`: one unit, the largest that says enough. */
export function formatRemaining(seconds: number, locale: string): string {
  const [value, unit] =
    seconds >= 3600
      ? [seconds / 3600, 'hour']
      : seconds >= 60
        ? [seconds / 60, 'minute']
        : [seconds, 'second'];
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' });
  return format.format(Math.max(1, Math.ceil(value)));
}

/** `0:07`, `12:30`, `1:02:30`, in the digits of the language. */
export function formatClock(seconds: number, locale: string): string {
  const whole = Math.floor(Math.max(0, seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [first, ...others] = hours > 0 ? [hours, minutes, rest] : [minutes, rest];
  const padded = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  return [new Intl.NumberFormat(locale).format(first), ...others.map((part) => padded.format(part))].join(
    ':',
  );
}
