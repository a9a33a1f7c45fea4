import { element, say, setChildren } from './dom.js';
import { outcome, size } from './words.js';

/** A block for one part of an upload: how much of it has come, and what its requests came to. */
export class PartTile {
  #size = element('span', { class: 'size' });
  #tries = element('span', { class: 'tries' });
  #shown = '';

  constructor(number) {
    const label = element(
      'span',
      { class: 'number' },
      element('span', { class: 'unseen' }, 'Part '),
      `${number}`,
    );
    this.node = element('li', { class: 'part' }, label, this.#size, this.#tries);
  }

  /** @param part what came of it; `undefined` while it is only expected */
  update(part) {
    const shown = JSON.stringify(part ?? null);
    if (shown === this.#shown) return;
    this.#shown = shown;

    const { stored = false, bytes = 0, attempts = [] } = part ?? {};
    const latest = attempts.at(-1);
    const arriving = latest !== undefined && !latest.ended && latest.status === null;
    const state = stored ? 'stored' : arriving ? 'arriving' : latest ? 'failed' : 'expected';

    this.node.dataset.state = state;
    this.node.style.setProperty('--fill', String(fill(state, latest)));
    say(this.#size, state === 'stored' || state === 'arriving' ? size(bytes) : '–');
    setChildren(this.#tries, chips(attempts, stored));
  }
}

/** From 0 to 1. */
function fill(state, latest) {
  if (state === 'stored') return 1;
  return state === 'arriving' && latest.expectedBytes > 0 ? latest.bytes / latest.expectedBytes : 0;
}

/** One for each request that has ended, or for several that ended alike one after another. */
function chips(attempts, stored) {
  const runs = [];
  for (const attempt of attempts.filter(({ status, ended }) => ended || status !== null)) {
    const [text, kind] = verdict(attempt, stored);
    const run = runs.at(-1);
    if (run?.text === text) run.count++;
    else runs.push({ text, kind, count: 1 });
  }

  return runs.map(({ text, kind, count }) =>
    element('span', { class: `chip ${kind}` }, count === 1 ? text : `${text} × ${count}`),
  );
}

/** A stored part that comes again is refused with a 400, and that is as good as a yes. */
function verdict(attempt, stored) {
  const { status } = attempt;
  if (status === 400 && stored) return ['had it', 'known'];
  return [outcome(attempt), status !== null && status < 300 ? 'good' : 'bad'];
}
