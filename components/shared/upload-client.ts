import { ApiVideoClient, type TokenProvider } from '../../src/index.js';

/** The attributes by which both elements reach the service. */
export interface UploadAttributes {
  readonly uploadToken: string | undefined;
  readonly tokenProvider: TokenProvider | undefined;
  readonly baseUri: string | undefined;
  readonly retries: number | undefined;
}

/** The client that an element's attributes describe. Throws `invalid-option` where they make no sense. */
export function clientOf({ uploadToken, tokenProvider, baseUri, retries }: UploadAttributes): ApiVideoClient {
  return new ApiVideoClient({
    uploadToken,
    tokenProvider,
    baseUri: baseUri === '' ? undefined : baseUri,
    retry: retries === undefined ? undefined : { limit: retries },
  });
}
