import 'apivideo-kit/elements';
import { useState } from 'react';

async function tokenProvider() {
  const response = await fetch('/api/upload-token', { method: 'POST' });
  if (!response.ok) throw new Error('No upload token.');
  return response.text();
}

export default function App() {
  const [arrived, setArrived] = useState<readonly string[]>([]);
  const add = (videoId: string) => setArrived((before) => [...before, videoId]);

  return (
    <>
      <h1>Say hello</h1>
      <apivideo-recorder
        tokenProvider={tokenProvider}
        onupload-success={({ detail }) => add(detail.video.videoId)}
      />
      <apivideo-uploader
        tokenProvider={tokenProvider}
        onupload-success={({ detail }) => add(detail.video.videoId)}
      />
      <ul aria-label="Arrived">
        {arrived.map((videoId) => (
          <li key={videoId}>{videoId}</li>
        ))}
      </ul>
    </>
  );
}
