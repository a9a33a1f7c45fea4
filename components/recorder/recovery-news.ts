/** Whether a recording of an earlier visit is to be offered from now on: not while somebody is at it, or once it is gone. */
export interface RecoveryNews {
  readonly id: string;
  readonly offered: boolean;
}

const name = 'apivideo-recordings';

/** Hears what the recorders of this site have had done about recordings: on this page, this one too, and on others. */
export function hearNews(onNews: (news: RecoveryNews) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => onNews(data as RecoveryNews), { signal });
  signal.addEventListener('abort', () => channel.close(), { once: true });
}

/** Tells all of them, also after whoever tells it has stopped to listen. */
export function tellNews(news: RecoveryNews): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage(news);
  channel.close();
}
