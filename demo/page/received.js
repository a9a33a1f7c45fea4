import { element, say, setChildren } from './dom.js';
import { UploadView } from './upload-view.js';
import { outcome } from './words.js';

/** The panel "What the server received". */
export class Received {
  #empty = element('p', { class: 'quiet' }, 'Nothing yet. Send a video and watch its parts land here.');
  #uploads = element('div', { class: 'uploads' });
  #requests = element('ol', { class: 'requests' });
  #views = new Map();

  constructor(panel) {
    const requests = element('details', {}, element('summary', {}, 'Requests'), this.#requests);
    panel.append(this.#empty, this.#uploads, requests);
  }

  update({ uploads, requests }) {
    this.#empty.hidden = uploads.length > 0;
    const views = uploads.map((upload) => {
      const view = this.#views.get(upload.id) ?? new UploadView();
      view.update(upload);
      return [upload.id, view];
    });
    this.#views = new Map(views);
    setChildren(
      this.#uploads,
      views.map(([, view]) => view.node),
    );
    this.#updateRequests(requests);
  }

  #updateRequests(requests) {
    const lines = requests.map((request) => [what(request), outcome(request)]);
    while (this.#requests.children.length > lines.length) this.#requests.lastElementChild.remove();
    while (this.#requests.children.length < lines.length) {
      this.#requests.append(element('li', {}, element('code'), element('span')));
    }
    for (const [index, texts] of lines.entries()) {
      const { children } = this.#requests.children[index];
      texts.forEach((text, column) => say(children[column], text));
    }
  }
}

function what({ method, path, part }) {
  return part === null ? `${method} ${path}` : `${method} ${path} part ${part}`;
}
