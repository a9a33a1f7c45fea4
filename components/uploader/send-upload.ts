import type { FileUploads } from '../../src/file-uploads.js';
import { isApiVideoError } from '../../src/index.js';
import { emit } from '../shared/emit.js';
import { present } from '../shared/present.js';
import { relayUpload } from '../shared/relay-upload.js';
import { tellPlayable, type Playability } from '../shared/tell-playable.js';
import { fileUploadsOf } from '../shared/upload-client.js';
import type { FileUpload } from './file-upload.js';
import type { UploadSettings } from './upload-settings.js';

export interface SendUploadOptions {
  readonly host: HTMLElement;
  readonly settings: UploadSettings;
  /** Ends all, but leaves what is needed to go on another time. */
  readonly signal: AbortSignal;
  /** Whether the file is still to be sent. */
  readonly isWanted: () => boolean;
  /** Called whenever there is something else to see. */
  readonly onChange: () => void;
  /** Called when the upload is through, or has failed, and that was told. */
  readonly onSettled: () => void;
}

/** Gives a file to the engine, and tells on the host how that goes. */
export async function sendUpload(upload: FileUpload, options: SendUploadOptions): Promise<void> {
  const { host, settings, signal, onChange, onSettled } = options;
  const { videoId, videoName, partSize, noResume, waitPlayable } = settings;
  const { file, handle } = upload;
  let client: FileUploads;
  try {
    client = fileUploadsOf(settings);
  } catch (error) {
    if (!isApiVideoError(error)) throw error; // a bug of ours: let it be seen
    await Promise.resolve(); // told after the call that began it, as any failure is
    if (!options.isWanted()) return;
    upload.error = error;
    onChange();
    emit(host, 'upload-error', { error, file });
    onSettled();
    return;
  }
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
