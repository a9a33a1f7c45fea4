import { element, say, setChildren } from './dom.js';
import { PartTile } from './part-tile.js';
import { standing } from './words.js';

/** More parts than this are not drawn before they come. */
const mostExpected = 120;

/** One upload as the server sees it: its title, where it stands, and a block for each part. */
export class UploadView {
  #title = element('h3', { dir: 'auto' });
  #standing = element('p', { class: 'standing' });
  #hash = element('code', { class: 'hash' });
  #note = element('p', { class: 'note', hidden: true });
  #parts = element('ol', { class: 'parts' });
  #tiles = new Map();

  constructor() {
    this.node = element(
      'article',
      { class: 'upload' },
      this.#title,
      this.#standing,
      this.#parts,
      this.#hash,
      this.#note,
    );
  }

  update(upload) {
    const { title, sha256, leftBehind, parts } = upload;
    say(this.#title, title ?? 'A new video');
    say(this.#standing, standing(upload));
    say(this.#hash, sha256 === null ? '' : `SHA-256 ${sha256}`);
    this.#hash.hidden = sha256 === null;
    this.#note.hidden = leftBehind === 0;
    say(this.#note, leftBehind === 0 ? '' : orphans);
    setChildren(
      this.#parts,
      this.#numbers(upload).map((number) => this.#tile(number).node),
    );

    const known = new Map(parts.map((part) => [part.number, part]));
    for (const [number, tile] of this.#tiles) tile.update(known.get(number));
  }

  #numbers({ parts, total }) {
    const expected = Array.from({ length: Math.min(total ?? 0, mostExpected) }, (_, index) => index + 1);
    return [...new Set([...expected, ...parts.map(({ number }) => number)])].sort(
      (one, other) => one - other,
    );
  }

  #tile(number) {
    const tile = this.#tiles.get(number) ?? new PartTile(number);
    this.#tiles.set(number, tile);
    return tile;
  }
}

const orphans =
  'The answer to a first part was lost, so the part came again and made a second video. ' +
  'Nobody uses the first one. A video-id from your own server avoids that.';
