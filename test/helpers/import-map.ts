/** What the modules of `apivideo-kit` import by name, where the folder with `node_modules` is the site's root. */
const dependencies = {
  lit: '/node_modules/lit/index.js',
  'lit/': '/node_modules/lit/',
  'lit-html': '/node_modules/lit-html/lit-html.js',
  'lit-html/': '/node_modules/lit-html/',
  'lit-element/': '/node_modules/lit-element/',
  '@lit/reactive-element': '/node_modules/@lit/reactive-element/reactive-element.js',
  '@lit/reactive-element/': '/node_modules/@lit/reactive-element/',
  ky: '/node_modules/ky/distribution/index.js',
};

/** The element that makes bare imports work in a page, with the built modules in the folder `dist`. */
export function importMap(dist: string): string {
  const imports = {
    'apivideo-kit': `${dist}/index.js`,
    'apivideo-kit/elements': `${dist}/elements.js`,
    'apivideo-kit/uploader': `${dist}/uploader.js`,
    'apivideo-kit/recorder': `${dist}/recorder.js`,
    'apivideo-kit/compat': `${dist}/compat.js`,
    ...dependencies,
  };
  return `<script type="importmap">${JSON.stringify({ imports })}</script>`;
}
