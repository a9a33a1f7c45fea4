/* global document */
import { startBench } from './bench.js';
import { element, say } from './dom.js';
import { attributeKnobs, choiceKnob, propertyKnobs } from './knobs.js';
import { fetchBaseUri, fetchUploadToken } from './site.js';
import { cssOf, htmlOf } from './snippet.js';

const languages = ['en', 'fr', 'es', 'de', 'it', 'pt', 'ja', 'ar'];

const find = (selector) => document.querySelector(selector);
const stage = find('#stage');
const baseUri = await fetchBaseUri();
const manifest = await (await fetch('/dist/custom-elements.json')).json();
const declarations = manifest.modules.flatMap((module) => module.declarations);

/** One element, its knobs, and the code that makes a page have it so. */
function show(tagName) {
  const declaration = declarations.find((each) => each.tagName === tagName);
  const attributes = new Map();
  const properties = new Map();
  const shown = element(tagName, { 'base-uri': baseUri });
  shown.tokenProvider = fetchUploadToken;

  const tell = () => {
    say(find('#html'), htmlOf(tagName, attributes));
    say(find('#css'), cssOf(tagName, properties) || '/* the usual look */');
  };
  const attributeKnob = (name, value) => {
    put(attributes, name, value);
    if (value === null) shown.removeAttribute(name);
    else shown.setAttribute(name, value);
    tell();
  };
  const propertyKnob = (name, value) => {
    put(properties, name, value);
    shown.style.setProperty(name, value);
    tell();
  };

  stage.replaceChildren(shown);
  find('#attributes').replaceChildren(...attributeKnobs(declaration, attributeKnob));
  find('#properties').replaceChildren(...propertyKnobs(declaration, propertyKnob));
  tell();
}

function put(map, name, value) {
  if (value === null) map.delete(name);
  else map.set(name, value);
}

const names = new Intl.DisplayNames('en', { type: 'language' });
find('#surroundings').append(
  choiceKnob(
    'lang',
    languages.map((code) => [code, names.of(code)]),
    (code) => (stage.lang = code),
  ),
  choiceKnob(
    'dir',
    [
      ['ltr', 'left to right'],
      ['rtl', 'right to left'],
    ],
    (dir) => (stage.dir = dir),
  ),
  choiceKnob(
    'color-scheme',
    [
      ['light dark', 'as the system'],
      ['light', 'light'],
      ['dark', 'dark'],
    ],
    (scheme) => (stage.style.colorScheme = scheme),
  ),
);

for (const choice of document.querySelectorAll('[name=element]')) {
  choice.addEventListener('change', () => show(choice.value));
}

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const copied = navigator.clipboard.writeText(find(button.dataset.copy).textContent);
    find('#copied').textContent = await copied.then(
      () => 'Copied.',
      () => 'The browser does not let this page copy: select the text instead.',
    );
  });
}

startBench();
await import('apivideo-kit/elements');
show(find('[name=element]:checked').value);
