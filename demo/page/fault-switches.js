import { element } from './dom.js';

const switches = [
  ['slow', 'Slow line', '400 kB a second, and no more'],
  ['lost', 'Lost answers', 'Some parts arrive, but the page never hears of it'],
  ['unavailable', 'Busy server', 'Every other part is refused once with a 503'],
  ['offline', 'Offline', 'Every request is cut off'],
];

/** The switches that make the line worse. */
export class FaultSwitches {
  #boxes = new Map();
  #unanswered = 0;

  constructor(panel) {
    for (const [name, label, hint] of switches) {
      const box = element('input', {
        type: 'checkbox',
        role: 'switch',
        id: `fault-${name}`,
        'aria-describedby': `fault-${name}-hint`,
      });
      box.addEventListener('change', () => this.#send());
      this.#boxes.set(name, box);

      const text = element('label', { for: box.id }, label);
      const note = element('span', { id: `fault-${name}-hint`, class: 'quiet' }, hint);
      panel.append(element('div', { class: 'switch' }, box, text, note));
    }
  }

  /** Shows what the server says, which another tab may have changed. */
  update(state) {
    if (this.#unanswered > 0) return; // what comes now may be older than the last click
    for (const [name, box] of this.#boxes) box.checked = state[name];
  }

  async #send() {
    const state = Object.fromEntries([...this.#boxes].map(([name, box]) => [name, box.checked]));
    this.#unanswered++;
    try {
      await fetch('/demo/faults', {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(state),
      });
    } finally {
      this.#unanswered--;
    }
  }
}
