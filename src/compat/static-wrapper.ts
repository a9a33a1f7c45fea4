import type { Origin } from '../http/origin.js';
import type { Credentials, VideoUploaderOptions } from './options.js';
import type { Listener, Session } from './static-session.js';
import { asJson, asShare, keyOf, nameOf, nextOf, openSession, originOf } from './static-session.js';
import { given } from './video-upload-error.js';
import { VideoUploader } from './video-uploader.js';

type TokenUpload = [
  file: Blob,
  uploadToken: string,
  videoName: string,
  onProgress?: Listener,
  videoId?: string,
];
type KeyUpload = [file: Blob, apiKey: string, onProgress: Listener, videoId: string];

/** `UploaderStaticWrapper` of `@api.video/video-uploader`: the uploaders, for those who can't hold objects. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- its users know nothing but classes
export class UploaderStaticWrapper {
  static application: Origin | undefined;
  static sdk: Origin | undefined;
  /** In MiB. */
  static chunkSize = 50;
  static progressiveUploadSessions: Record<string, Session> = {};
  static standardUploaders: VideoUploader[] = [];

  static setApplicationName(name: string, version: string): void {
    this.application = { name, version };
  }

  static setSdkName(name: string, version: string): void {
    this.sdk = { name, version };
  }

  /** From 5 to 128, in MiB. */
  static setChunkSize(chunkSize: number): void {
    this.chunkSize = chunkSize;
  }

  static createProgressiveUploadWithUploadTokenSession(id: string, uploadToken: string, videoId = ''): void {
    const origin = originOf(this);
    this.progressiveUploadSessions[nameOf(id)] = openSession({ uploadToken, videoId, origin });
  }

  /** Refused, with the reason: a key must not be in a page. */
  static createProgressiveUploadWithApiKeySession(id: string, apiKey: string, videoId: string): void {
    this.progressiveUploadSessions[nameOf(id)] = openSession(keyOf(apiKey, videoId));
  }

  /** Resolves with the answer as JSON; with `undefined` where the bytes complete no part. */
  static uploadPart(id: string, file: Blob, onProgress?: Listener): Promise<string> {
    return asJson(() => nextOf(this.progressiveUploadSessions, id, onProgress).uploadPart(file));
  }

  /** Resolves with the video as JSON. */
  static uploadLastPart(id: string, file: Blob, onProgress?: Listener): Promise<string> {
    return asJson(() => nextOf(this.progressiveUploadSessions, id, onProgress).uploadLastPart(file));
  }

  /** Cancels all that is under way. */
  static cancelAll(): void {
    const sessions = Object.values(this.progressiveUploadSessions);
    for (const { uploader } of sessions) uploader.cancel();
    for (const uploader of this.standardUploaders) uploader.cancel();
    this.progressiveUploadSessions = {};
    this.standardUploaders = [];
  }

  static disposeProgressiveUploadSession(id: string): void {
    Reflect.deleteProperty(this.progressiveUploadSessions, nameOf(id));
  }

  /** Resolves with the video as JSON. */
  static uploadWithUploadToken(
    ...[file, uploadToken, videoName, onProgress, videoId = '']: TokenUpload
  ): Promise<string> {
    return this.#upload({ file, uploadToken, videoId, videoName }, onProgress);
  }

  /** Refused, with the reason: a key must not be in a page. */
  static uploadWithApiKey(...[file, apiKey, onProgress, videoId]: KeyUpload): Promise<string> {
    return this.#upload({ file, ...keyOf(apiKey, videoId) }, onProgress);
  }

  static #upload(
    options: Pick<VideoUploaderOptions, 'file' | 'videoName'> & Credentials,
    onProgress: Listener,
  ): Promise<string> {
    return asJson(() => {
      const origin = originOf(this);
      const chunkSize = given(() => this.chunkSize * 1024 * 1024);
      const uploader = new VideoUploader({ ...options, origin, chunkSize });
      uploader.onProgress(asShare(onProgress));
      this.standardUploaders.push(uploader);
      return uploader.upload().finally(() => {
        this.standardUploaders = this.standardUploaders.filter((other) => other !== uploader);
      });
    });
  }
}
