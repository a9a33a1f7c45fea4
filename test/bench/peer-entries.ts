/** The peers' packages, at the versions that the figures are of. Not among our dependencies: few run this. */
export const peerPackages = {
  '@api.video/media-recorder': '1.0.11',
  '@api.video/video-uploader': '1.1.6',
  '@mux/mux-uploader': '1.5.0',
  '@mux/upchunk': '3.5.0',
  '@uppy/core': '6.3.1',
  '@uppy/dashboard': '6.0.3',
  '@uppy/golden-retriever': '6.0.0',
  '@uppy/screen-capture': '6.0.0',
  '@uppy/tus': '6.0.0',
  '@uppy/webcam': '6.0.0',
  '@vaadin/upload': '25.3.0',
  filepond: '4.32.12',
  recordrtc: '5.6.2',
  'tus-js-client': '4.3.1',
} as const;

/** What a page imports to have something, and what the import is to be called in the table. */
export interface Entry {
  readonly name: string;
  readonly modules: readonly string[];
}

/** All that Uppy needs for what both elements do: choose, drop, record, send in parts, go on after a reload. */
export const uppy = ['core', 'dashboard', 'tus', 'webcam', 'screen-capture', 'golden-retriever'];

/** As a page would import it; styles that have to be imported beside it are left out. */
export const peerEntries: readonly Entry[] = [
  ...['@api.video/video-uploader', '@api.video/media-recorder', '@mux/upchunk', 'tus-js-client'].map(single),
  ...['@mux/mux-uploader', '@vaadin/upload', 'filepond', 'recordrtc'].map(single),
  { name: '@uppy/core, dashboard, tus', modules: ['core', 'dashboard', 'tus'].map(ofUppy) },
  { name: `@uppy/${uppy.join(', ')}`, modules: uppy.map(ofUppy) },
];

/** Ours, by the doors of the package. */
export const ourEntries: readonly Entry[] = [
  'apivideo-kit',
  'apivideo-kit/uploader',
  'apivideo-kit/recorder',
  'apivideo-kit/elements',
  'apivideo-kit/compat',
].map(single);

function single(name: string): Entry {
  return { name, modules: [name] };
}

function ofUppy(name: string): string {
  return `@uppy/${name}`;
}

/** The source of a page that has them all, and that no bundler may empty. */
export function pageOf({ modules }: Entry): string {
  const lines = modules.map((module, index) => `import * as module${index} from ${JSON.stringify(module)};`);
  const names = modules.map((_, index) => `module${index}`);
  return `${lines.join('\n')}\nglobalThis.modules = [${names.join(', ')}];\n`;
}
