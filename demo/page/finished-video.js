/* global document */

/** Plays what `source` has uploaded, in the section made for it, and clears the section when the next one starts. */
export function showFinishedVideo(source) {
  const section = document.querySelector('#finished');
  const video = section.querySelector('video');
  const link = section.querySelector('a');
  const id = section.querySelector('code');

  source.addEventListener('upload-success', ({ detail }) => {
    const { videoId, assets } = detail.video;
    video.src = assets.mp4;
    link.href = assets.player;
    id.textContent = videoId;
    section.hidden = false;
  });

  source.addEventListener('upload-start', () => {
    section.hidden = true;
    video.removeAttribute('src');
    video.load();
  });
}
