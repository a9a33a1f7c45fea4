/**
 * The part of the browser that gives and takes pictures one by one, as Chromium has it in every page. It works on
 * while the page is hidden. (Safari has a like one in workers alone, Firefox none.)
 */
export interface FrameTools {
  readonly MediaStreamTrackProcessor: new (init: {
    readonly track: MediaStreamTrack;
    /** Frames that wait to be read. More are dropped, oldest first. */
    readonly maxBufferSize?: number;
  }) => { readonly readable: ReadableStream<VideoFrame> };
  readonly MediaStreamTrackGenerator: new (init: { readonly kind: 'video' }) => MediaStreamTrack & {
    readonly writable: WritableStream<VideoFrame>;
  };
}

/** `undefined` where the browser lacks any of it. */
export function frameTools(): FrameTools | undefined {
  const tools = globalThis as unknown as Partial<FrameTools>; // not in the standard types
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = tools;
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) return undefined;
  return { MediaStreamTrackProcessor, MediaStreamTrackGenerator };
}
