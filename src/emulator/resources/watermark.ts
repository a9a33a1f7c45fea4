import { atomDate } from '../atom-date.js';

export interface Watermark {
  readonly watermarkId: string;
  /** In milliseconds since the epoch. */
  readonly createdAt: number;
}

/** A watermark as the API shows it. */
export function describeWatermark({ watermarkId, createdAt }: Watermark): object {
  return { watermarkId, createdAt: atomDate(createdAt) };
}
