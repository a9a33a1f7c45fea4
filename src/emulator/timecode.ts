/** How many frames a second has, in a timecode that ends in a frame number. */
const framesPerSecond = 25;

/** The moment that `hh:mm:ss.ms`, `hh:mm:ss:frame`, `hh:mm:ss` or a number of seconds stands for, in seconds. */
export function parseTimecode(timecode: string): number | undefined {
  if (/^\d{1,7}$/.test(timecode)) return Number(timecode);

  const groups = /^(?<h>\d{2,3}):(?<m>[0-5]\d):(?<s>[0-5]\d(?:\.\d{1,3})?)(?::(?<frame>\d{1,2}))?$/.exec(
    timecode,
  )?.groups;
  if (!groups) return undefined;

  const { h, m, s, frame = 0 } = groups;
  return Number(h) * 3600 + Number(m) * 60 + Number(s) + Number(frame) / framesPerSecond;
}
