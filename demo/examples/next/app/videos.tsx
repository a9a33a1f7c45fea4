'use client';

import type { ApiVideoRecorder, ApiVideoUploader } from 'apivideo-kit/elements';
import 'apivideo-kit/elements';
import { useCallback, useState } from 'react';

async function tokenProvider() {
  const response = await fetch('/api/upload-token', { method: 'POST' });
  if (!response.ok) throw new Error('No upload token.');
  return response.text();
}

export function Videos() {
  const [arrived, setArrived] = useState<readonly string[]>([]);

  // By a ref: React gives neither functions nor listeners to a custom element that the server has rendered.
  const connect = useCallback((element: ApiVideoRecorder | ApiVideoUploader | null) => {
    const connected = new AbortController();
    if (element) element.tokenProvider = tokenProvider;
    element?.addEventListener(
      'upload-success',
      ({ detail }) => setArrived((before) => [...before, detail.video.videoId]),
      { signal: connected.signal },
    );
    return () => connected.abort();
  }, []);

  return (
    <>
      <apivideo-recorder ref={connect} />
      <apivideo-uploader ref={connect} />
      <ul aria-label="Arrived">
        {arrived.map((videoId) => (
          <li key={videoId}>{videoId}</li>
        ))}
      </ul>
    </>
  );
}
