// `npm run docs`: the reference of all public names, in Markdown, from the docs in the code. What has none fails it.
import { readFileSync } from 'node:fs';

const root = (path) => new URL(`../../${path}`, import.meta.url).pathname;
const doors = ['src', 'src/node', 'src/compat', 'src/emulator'].map((folder) => `${folder}/index.ts`);
const elements = ['uploader', 'recorder'].map((name) => `components/${name}/define.ts`);

const ofElements = ['@tagname', '@slot', '@event', '@csspart', '@cssproperty', '@cssstate'];
const english = readFileSync(root('components/shared/strings/en.ts'), 'utf8');
const [, ofUploader = ''] = /export const uploader = ([^]*?)^};/m.exec(english) ?? [];

/** Whose names and arguments say what they are: texts of which something is filled in, and the names of old. */
const speaking = [
  ...Array.from(
    ofUploader.matchAll(/^ {2}(\w+): (?:\(|count)/gm),
    ([, name]) => `components/uploader/define.ApiVideoUploader.strings.__type.${name}`,
  ),
  ...['addEventListener', 'removeEventListener', 'pause', 'resume', 'getMediaRecorderState'].map(
    (name) => `src/compat.ApiVideoMediaRecorder.${name}`,
  ),
  ...[
    'setApplicationName',
    'setSdkName',
    'createProgressiveUploadWithUploadTokenSession',
    'disposeProgressiveUploadSession',
  ].map((name) => `src/compat.UploaderStaticWrapper.${name}`),
  // A type makes these names of those of the calls, which have docs; so they have nowhere to write one.
  ...[
    ...['list', 'get', 'delete', 'update', 'create', 'uploadThumbnail', 'pickThumbnail', 'getStatus'],
    ...['listDiscarded', 'getDiscarded', 'updateDiscarded'],
  ].map((name) => `src/node.Videos.${name}WithResponseHeaders`),
];

export default {
  entryPoints: [...doors, ...elements].map(root),
  tsconfig: root('tsconfig.json'),
  plugin: ['typedoc-plugin-markdown'],
  out: root('dist/docs'),
  name: 'apivideo-kit',
  readme: 'none',
  excludeInternal: true,
  excludePrivate: true,
  excludeProtected: true,
  excludeExternals: true,
  disableSources: true,
  // `elements-reference.ts` tells of these, from the manifest.
  blockTags: ['@param', '@returns', '@default', '@deprecated', ...ofElements],
  excludeTags: ofElements,
  validation: { notDocumented: true, notExported: false, invalidLink: true },
  requiredToBeDocumented: ['Class', 'Interface', 'TypeAlias', 'Function', 'Method', 'Accessor', 'Variable'],
  intentionallyNotDocumented: speaking,
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};
