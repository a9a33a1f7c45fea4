/** One of the words known today, or one that the service has added since: editors offer the known ones. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** A day or a moment: a `Date`, or the text the service reads. */
export type DateInput = Date | string;
