import type { ApiRequest, ApiResponse, Transport } from '../api/call.js';
import { videos } from '../api/operations/videos.js';

/**
 * The way of an upload's parts into a video of the project, with the project's key. The engine makes requests with
 * a token: the same parts, to another address.
 */
export function keyedParts(transport: Transport, videoId: string): Transport {
  const keyed = ({ query: _token, secrets: _secrets, body, ...rest }: ApiRequest): ApiRequest => {
    const form = new FormData();
    if (body instanceof FormData) {
      for (const file of body.getAll('file'))
        if (typeof file === 'object') form.append('file', file, file.name);
    }
    return { ...rest, operation: videos.upload, parameters: { videoId }, body: form };
  };

  return {
    watchRepeats: (request, signal) => transport.watchRepeats(keyed(request), signal),
    send: <Output>(request: ApiRequest): Promise<ApiResponse<Output>> => transport.send(keyed(request)),
  };
}
