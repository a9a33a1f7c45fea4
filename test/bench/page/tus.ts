import { Upload } from 'tus-js-client';
import './contest.js';

globalThis.contest = (file, { origin }) =>
  new Promise((resolve, reject) => {
    new Upload(file, { endpoint: `${origin}/files`, onSuccess: resolve, onError: reject }).start();
  });
