import { VideoUploader } from '@api.video/video-uploader';
import './contest.js';

globalThis.contest = (file, { origin, token }) =>
  new VideoUploader({ file, uploadToken: token, apiHost: new URL(origin).host }).upload();
