import { ApiVideoClient } from 'apivideo-kit';
import './contest.js';

globalThis.contest = async (file, { origin, token, concurrency }) => {
  const client = new ApiVideoClient({ uploadToken: token, baseUri: origin });
  await client.upload(file, concurrency > 0 ? { concurrency } : {});
};
