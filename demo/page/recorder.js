/* global document */
import { startBench } from './bench.js';
import { showFinishedVideo } from './finished-video.js';
import { fetchBaseUri, fetchUploadToken } from './site.js';

const recorder = document.querySelector('apivideo-recorder');
const sources = document.querySelector('#sources');

startBench();
showFinishedVideo(recorder);

sources.addEventListener('change', ({ target }) => {
  recorder.close(); // lets go of the device that was open
  recorder.setAttribute('source', target.value);
});

// While there is a recording that could be lost, the source stays what it is.
const lock = (locked) => (sources.disabled = locked);
recorder.addEventListener('recording-start', () => lock(true));
recorder.addEventListener('recording-error', () => lock(recorder.state !== 'failed'));
recorder.addEventListener('upload-success', () => lock(false));
recorder.addEventListener('upload-cancel', () => lock(false));

recorder.tokenProvider = fetchUploadToken;
recorder.setAttribute('base-uri', await fetchBaseUri());

// The element comes alive last, when it knows where to send.
await import('apivideo-kit/recorder');
sources.disabled = false;
