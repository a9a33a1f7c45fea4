import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import 'apivideo-kit/elements';

@Component({
  selector: 'app-videos',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Say hello</h1>
    <apivideo-recorder [tokenProvider]="tokenProvider" (upload-success)="add($event)" />
    <apivideo-uploader [tokenProvider]="tokenProvider" (upload-success)="add($event)" />
    <ul aria-label="Arrived">
      @for (videoId of arrived(); track videoId) {
        <li>{{ videoId }}</li>
      }
    </ul>
  `,
})
export class Videos {
  readonly arrived = signal<readonly string[]>([]);

  readonly tokenProvider = async () => {
    const response = await fetch('/api/upload-token', { method: 'POST' });
    if (!response.ok) throw new Error('No upload token.');
    return response.text();
  };

  add({ detail }: HTMLElementEventMap['upload-success']) {
    this.arrived.update((before) => [...before, detail.video.videoId]);
  }
}
