import { present } from '../shared/present.js';
import { relayUpload } from '../shared/relay-upload.js';
import { tellPlayable, type Playability } from '../shared/tell-playable.js';
import { fileUploadsOf } from '../shared/upload-client.js';
import type { FileUpload } from './file-upload.js';
import type { UploadSettings } from './upload-settings.js';

export { loadEngine } from '../../src/file-uploads.js';

export interface SendUploadOptions {
  readonly host: HTMLElement;
  readonly settings: UploadSettings;
  /** Ends all, but leaves what is needed to go on another time. */
  readonly signal: AbortSignal;
  /** Called whenever there is something else to see. */
  readonly onChange: () => void;
  /** Called when the upload is through, or has failed, and that was told. */
  readonly onSettled: () => void;
}

/**
 * Gives a file to the engine, and tells on the host how that goes. Throws `invalid-option` where the settings make no
 * sense. Loaded, with the client, when a person turns to the uploader.
 */
export function sendUpload(upload: FileUpload, options: SendUploadOptions): void {
  const { host, settings, signal, onChange, onSettled } = options;
  const { videoId, videoName, partSize, noResume, waitPlayable } = settings;
  const { file, handle } = upload;
  const client = fileUploadsOf(settings);
  const task = client.upload(file, {
    videoId: present(videoId),
    videoName: present(videoName),
    partSize: present(partSize),
    journal: noResume ? false : 'auto',
    handle,
    signal,
  });
  upload.task = task;
  task.addEventListener('wait', ({ detail }) => (upload.waiting = detail.reason), { signal });
  relayUpload(host, task, {
    file,
    signal,
    onChange,
    onSuccess: (video) => {
      upload.settle({ video });
      onChange();
      if (waitPlayable) void tellPlayable({ host, client, video, file, signal, onChange: onPlayability });
    },
    onError: (error) => {
      upload.settle({ error });
      onChange();
    },
    onSettled,
  });

  function onPlayability(playability: Playability | undefined): void {
    upload.playable = playability;
    onChange();
  }
}
