/* global document */
import { startBench } from './bench.js';
import { showFinishedVideo } from './finished-video.js';
import { fetchBaseUri, fetchUploadToken } from './site.js';

const uploader = document.querySelector('apivideo-uploader');

startBench();
showFinishedVideo(uploader);

uploader.tokenProvider = fetchUploadToken;
uploader.setAttribute('base-uri', await fetchBaseUri());

// The element comes alive last, when it knows where to send.
await import('apivideo-kit/uploader');
