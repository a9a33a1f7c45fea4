/** What is known of the API leaves these open, or depends on the account. */
export interface Settings {
  /** Whether a deleted video can be restored for 90 days, which an account has to ask for. @default false */
  readonly videoRestore: boolean;
  /** Whether the `title` filter of lists takes upper and lower case as the same. @default false */
  readonly ignoreTitleCase: boolean;
  /** The endpoints under `/analytics`: answered, answered with 403, or gone with 404. @default 'on' */
  readonly legacyAnalytics: 'on' | 'disabled' | 'gone';
  /** How many webhooks a project may have. @default 100 */
  readonly webhookLimit: number;
}

const defaults: Settings = {
  videoRestore: false,
  ignoreTitleCase: false,
  legacyAnalytics: 'on',
  webhookLimit: 100,
};

/** The settings among `options`, and the defaults for the rest. */
export function settingsOf(options: Partial<Settings>): Settings {
  const {
    videoRestore = defaults.videoRestore,
    ignoreTitleCase = defaults.ignoreTitleCase,
    legacyAnalytics = defaults.legacyAnalytics,
    webhookLimit = defaults.webhookLimit,
  } = options;

  return { videoRestore, ignoreTitleCase, legacyAnalytics, webhookLimit };
}
