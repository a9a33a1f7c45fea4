import { createUpload } from '@mux/upchunk';
import './contest.js';

globalThis.contest = (file, { origin }) =>
  new Promise((resolve, reject) => {
    const upload = createUpload({ endpoint: `${origin}/upload`, file });
    upload.on('success', resolve);
    upload.on('error', ({ detail }) => reject(new Error(JSON.stringify(detail))));
  });
