import { readFileSync } from 'node:fs';
import { declaredProperties } from './declared-properties.mjs';
import { editorData } from './editor-data.mjs';

const outdir = 'dist';
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const entries = { uploader: 'dist/uploader.js', recorder: 'dist/recorder.js' };

/** Leaves what is private out of the manifest, and names the files that are in the package, and what those export. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    const { modules } = customElementsManifest;
    const elements = modules.filter(({ declarations }) =>
      declarations.some(({ customElement }) => customElement),
    );
    for (const module of elements) {
      module.path = entries[module.path.split('/').at(-2)] ?? module.path;
      module.declarations = module.declarations.filter(({ customElement }) => customElement);
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter(
          ({ name, privacy }) => privacy !== 'private' && !name.startsWith('#') && privacy !== 'protected',
        );
      }
      module.exports = module.declarations.flatMap(({ name, tagName }) => {
        const declaration = { name, module: module.path };
        return [
          { kind: 'js', name, declaration },
          { kind: 'custom-element-definition', name: tagName, declaration },
        ];
      });
    }
    customElementsManifest.modules = elements;
  },
};

export default {
  globs: [
    'components/{uploader,recorder}/{uploader,recorder}.ts',
    'components/**/*-{properties,members}.ts',
    'components/**/*.events.ts',
    'src/record/source-request.ts',
  ],
  outdir,
  litelement: true,
  plugins: [declaredProperties(), publicOnly, editorData({ name, version, outdir })],
};
