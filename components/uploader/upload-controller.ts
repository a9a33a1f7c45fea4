import type { ReactiveControllerHost } from 'lit';
import { isApiVideoError, type ApiVideoError } from '../../src/index.js';
import { emit } from '../shared/emit.js';
import { Lifetime } from '../shared/lifetime.js';
import { errorMessage } from '../shared/messages.js';
import { present } from '../shared/present.js';
import { relayUpload } from '../shared/relay-upload.js';
import type { UploaderStrings } from '../shared/strings/en.js';
import { clientOf, type UploadAttributes } from '../shared/upload-client.js';
import { FileUpload } from './file-upload.js';
import type { FileRejectCode } from './uploader.events.js';

export interface UploadHost extends ReactiveControllerHost, HTMLElement, UploadAttributes {
  readonly videoId: string | undefined;
  readonly videoName: string | undefined;
  readonly partSize: number | undefined;
  readonly noAuto: boolean;
}

/** The one file of an uploader: takes it, sends it, and tells on the host how that goes. */
export class UploadController {
  readonly #host: UploadHost;
  readonly #strings: UploaderStrings;
  readonly #lifetime: Lifetime;
  #upload: FileUpload | undefined;
  #announcement = '';
  #notice = '';

  constructor(host: UploadHost, strings: UploaderStrings) {
    this.#host = host;
    this.#strings = strings;
    this.#lifetime = new Lifetime(host, () => this.#drop());
  }

  get upload(): FileUpload | undefined {
    return this.#upload;
  }

  /** The last thing that a screen reader should say. */
  get announcement(): string {
    return this.#announcement;
  }

  /** Why the last file was not taken; empty once another was. */
  get notice(): string {
    return this.#notice;
  }

  add(file: File): void {
    if (this.#upload && ['queued', 'uploading', 'waiting'].includes(this.#upload.state)) {
      this.reject(file, 'too-many-files', this.#strings.oneAtATime);
      return;
    }
    if (!emit(this.#host, 'file-add', { file }, { cancelable: true })) return;

    const upload = new FileUpload(file);
    this.#upload = upload;
    this.#notice = '';
    this.#say('');
    if (!this.#host.noAuto) this.#send(upload);
  }

  reject(file: File, code: FileRejectCode, message: string): void {
    this.#notice = message;
    this.#say(message);
    emit(this.#host, 'file-reject', { file, code, message });
  }

  /** Sends the file that waits. */
  start(): void {
    if (this.#upload?.state === 'queued' && !this.#upload.task) this.#send(this.#upload);
  }

  retry(): void {
    const upload = this.#upload;
    if (upload?.state !== 'failed') return;
    upload.error = undefined;
    if (upload.task) upload.task.retry();
    else this.#send(upload);
  }

  cancel(): void {
    if (!this.#upload) return;
    const { file, state } = this.#upload;
    this.#notice = '';
    this.#drop();
    this.#say(state === 'uploading' || state === 'waiting' ? this.#strings.canceled : '');
    emit(this.#host, 'file-remove', { file });
  }

  #send(upload: FileUpload): void {
    const { file } = upload;
    if (!emit(this.#host, 'upload-start', { file }, { cancelable: true })) return;

    try {
      upload.task = this.#createTask(file);
    } catch (error) {
      if (!isApiVideoError(error)) throw error; // a bug of ours: let it be seen
      this.#fail(upload, error);
      emit(this.#host, 'upload-error', { error, file });
      return;
    }
    this.#say(this.#strings.uploading(file.name));
    relayUpload(this.#host, upload.task, {
      file,
      signal: this.#lifetime.signal,
      onChange: () => this.#host.requestUpdate(),
      onSuccess: (video) => {
        upload.video = video;
        this.#say(this.#strings.uploadedName(file.name));
      },
      onError: (error) => this.#fail(upload, error),
    });
  }

  #createTask(file: File): NonNullable<FileUpload['task']> {
    const { videoId, videoName, partSize } = this.#host;
    return clientOf(this.#host).upload(file, {
      videoId: present(videoId),
      videoName: present(videoName),
      partSize: present(partSize),
    });
  }

  #fail(upload: FileUpload, error: ApiVideoError): void {
    upload.error = error;
    this.#say(`${this.#strings.failed} ${errorMessage(this.#strings, error)}`);
  }

  #drop(): void {
    const task = this.#upload?.task;
    // Before the cancel is told, so that a listener can add another file at once.
    this.#upload = undefined;
    task?.cancel();
    this.#host.requestUpdate();
  }

  #say(announcement: string): void {
    // The same words again would change nothing, and not be read out.
    const again = announcement !== '' && announcement === this.#announcement;
    this.#announcement = again ? `${announcement}\u00a0` : announcement;
    this.#host.requestUpdate();
  }
}
