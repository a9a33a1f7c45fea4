import 'apivideo-kit/elements';
import { createSignal, For } from 'solid-js';

async function tokenProvider() {
  const response = await fetch('/api/upload-token', { method: 'POST' });
  if (!response.ok) throw new Error('No upload token.');
  return response.text();
}

export function App() {
  const [arrived, setArrived] = createSignal<readonly string[]>([]);
  const add = (videoId: string) => setArrived((before) => [...before, videoId]);

  return (
    <>
      <h1>Say hello</h1>
      <apivideo-recorder
        prop:tokenProvider={tokenProvider}
        on:upload-success={({ detail }) => add(detail.video.videoId)}
      />
      <apivideo-uploader
        prop:tokenProvider={tokenProvider}
        on:upload-success={({ detail }) => add(detail.video.videoId)}
      />
      <ul aria-label="Arrived">
        <For each={arrived()}>{(videoId) => <li>{videoId}</li>}</For>
      </ul>
    </>
  );
}
