/** The path parameters of all operations, each with the label that an editor shows for its argument. */
interface Labelled {
  readonly videoId: [videoId: string];
  readonly liveStreamId: [liveStreamId: string];
  readonly language: [language: string];
  readonly playerId: [playerId: string];
  readonly watermarkId: [watermarkId: string];
  readonly webhookId: [webhookId: string];
  readonly summaryId: [summaryId: string];
  readonly uploadToken: [uploadToken: string];
  readonly sessionId: [sessionId: string];
  readonly metric: [metric: string];
  readonly aggregation: [aggregation: string];
  readonly breakdown: [breakdown: string];
  readonly privateToken: [privateToken: string];
}

/** The names in the braces of a path as labelled arguments, in their order. */
export type PathArguments<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? [...(Name extends keyof Labelled ? Labelled[Name] : [string]), ...PathArguments<Rest>]
  : [];
