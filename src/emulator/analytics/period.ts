import type { Frame } from './metrics.js';

const day = 24 * 3600 * 1000;

/** The time that a period stands for: a day, an ISO week, a month, a year, or from one day to another, all in UTC. */
export function parsePeriod(period: string): Frame | undefined {
  const [first = '', last, ...more] = period.split('/');
  const from = parseOne(first);
  const to = last === undefined ? from : parseOne(last);

  if (!from || !to || more.length > 0 || to.to < from.to) return undefined;
  return { from: from.from, to: to.to };
}

function parseOne(text: string): Frame | undefined {
  const [, year = '', month, date, week] = /^(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)))?$/.exec(text) ?? [];
  if (!year) return undefined;

  const y = Number(year);
  if (week !== undefined) return parseWeek(y, Number(week));
  if (month === undefined) return { from: Date.UTC(y, 0), to: Date.UTC(y + 1, 0) };

  const m = Number(month) - 1;
  if (m < 0 || m > 11) return undefined;
  if (date === undefined) return { from: Date.UTC(y, m), to: Date.UTC(y, m + 1) };

  const from = Date.UTC(y, m, Number(date));
  return new Date(from).getUTCDate() === Number(date) ? { from, to: from + day } : undefined;
}

/** Week 1 is the one with January 4th in it; weeks begin on Monday. */
function parseWeek(year: number, week: number): Frame | undefined {
  if (week < 1 || week > 53) return undefined;

  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day;
  const from = monday + (week - 1) * 7 * day;
  return { from, to: from + 7 * day };
}
