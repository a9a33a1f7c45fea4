import { isApiVideoError, type ApiVideoClient, type Video } from '../../src/index.js';
import { emit } from '../shared/emit.js';
import { present } from '../shared/present.js';
import { relayUpload } from '../shared/relay-upload.js';
import { clientOf } from '../shared/upload-client.js';
import type { FileUpload } from './file-upload.js';
import type { UploadSettings } from './upload-settings.js';

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

/** Gives a file to the engine, and tells on the host how that goes. */
export function sendUpload(upload: FileUpload, options: SendUploadOptions): void {
  const { host, settings, signal, onChange, onSettled } = options;
  const { videoId, videoName, partSize, noResume, waitPlayable } = settings;
  const { file, handle } = upload;
  let client: ApiVideoClient;
  try {
    client = clientOf(settings);
  } catch (error) {
    if (!isApiVideoError(error)) throw error; // a bug of ours: let it be seen
    upload.error = error;
    emit(host, 'upload-error', { error, file });
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
      if (waitPlayable) void awaitPlayable(client, upload, video, options);
    },
    onError: (error) => {
      upload.settle({ error });
      onChange();
    },
    onSettled,
  });
}

async function awaitPlayable(
  client: ApiVideoClient,
  upload: FileUpload,
  video: Video,
  { host, signal, onChange }: SendUploadOptions,
): Promise<void> {
  upload.playable = 'processing';
  try {
    await client.waitUntilPlayable(video, { signal });
    upload.playable = 'playable';
    emit(host, 'video-playable', { video, file: upload.file });
  } catch (error) {
    if (!isApiVideoError(error)) throw error;
    upload.playable = undefined; // not yet, after all the time there was; but it has arrived
  }
  onChange();
}
