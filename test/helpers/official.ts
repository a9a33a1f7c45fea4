/** The official packages are classic scripts, which leave their classes on `window`. */
export async function loadOfficial(name: 'video-uploader' | 'media-recorder'): Promise<void> {
  const script = document.createElement('script');
  script.src = `/node_modules/@api.video/${name}/dist/index.js`;
  const loaded = new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error(`${script.src} cannot be loaded.`)));
  });
  document.head.append(script);
  await loaded;
}
