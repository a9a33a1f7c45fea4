/**
 * JavaScript of a page that makes `noise(width, height, frameRate)`: a stream of pictures that no encoder can compress.
 * The one that tests have brings sound, and helpers that a page of its own doesn't load.
 */
export const noise = `const noise = (width, height, frameRate) => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  setInterval(() => {
    for (let index = 0; index < pixels.length; index++) pixels[index] = Math.random() * 2 ** 32;
    context.putImageData(image, 0, 0);
  }, 1000 / frameRate);
  return canvas.captureStream(frameRate);
};`;
