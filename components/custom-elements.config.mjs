export default {
  globs: ['components/{uploader,recorder}/{uploader,recorder,define}.ts'],
  outdir: 'dist',
  litelement: true,
};
