const entries = { uploader: 'dist/uploader.js', recorder: 'dist/recorder.js' };

/** Leaves what is private out of the manifest, and names the files that are in the package. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.path = entries[module.path.split('/').at(-2)] ?? module.path;
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter(
          ({ name, privacy }) => privacy !== 'private' && !name.startsWith('#') && privacy !== 'protected',
        );
      }
      for (const exported of module.exports) exported.declaration.module = module.path;
    }
    const { modules } = customElementsManifest;
    customElementsManifest.modules = modules.filter(({ declarations }) => declarations.length > 0);
  },
};

export default {
  globs: ['components/{uploader,recorder}/{uploader,recorder}.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [publicOnly],
};
