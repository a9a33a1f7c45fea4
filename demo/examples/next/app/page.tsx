import { Videos } from './videos';

export default function Page() {
  return (
    <main>
      <h1>Say hello</h1>
      <Videos />
    </main>
  );
}
