import { FileUploads, type FileUploadsOptions } from '../../src/file-uploads.js';
import { ApiVideoClient, type TokenProvider } from '../../src/index.js';
import { present } from './present.js';
import type { UploadProperties } from './upload-properties.js';

/** The attributes by which both elements reach the service. */
export type UploadAttributes = {
  readonly [Key in 'uploadToken' | 'tokenProvider' | 'baseUri' | 'retries']?:
    UploadProperties[Key] | null | undefined;
};

/** The client that an element's attributes describe. Throws `invalid-option` where they make no sense. */
export function clientOf(host: UploadAttributes): ApiVideoClient {
  return new ApiVideoClient(optionsOf(host));
}

/** As much of that client as sends files. */
export function fileUploadsOf(host: UploadAttributes): FileUploads {
  return new FileUploads(optionsOf(host));
}

function optionsOf(host: UploadAttributes): FileUploadsOptions {
  const limit = present(host.retries);
  return {
    tokenProvider: present(host.tokenProvider) ?? attributeProvider(host),
    baseUri: present(host.baseUri),
    retry: limit === undefined ? undefined : { limit },
  };
}

/** Reads the attribute anew each time, so that a page can mend a token that has expired. */
function attributeProvider(host: UploadAttributes): TokenProvider | undefined {
  if (present(host.uploadToken) === undefined) return undefined;
  return () => present(host.uploadToken) ?? '';
}
