import type { ApiVideoClient, ApiVideoError, Video } from '../../src/index.js';
import type { RecordingWarning } from '../../src/record/recording-warning.js';
import type { RecordingSession } from '../../src/record/session.js';
import { isLive } from '../../src/record/track-end.js';
import { emit } from '../shared/emit.js';
import { errorMessage } from '../shared/messages.js';
import { relayUpload } from '../shared/relay-upload.js';
import type { TakeStrings } from '../shared/strings/en-takes.js';
import { tellPlayable, type Playability } from '../shared/tell-playable.js';
import { followSession } from './follow-session.js';
import type { RecorderAttributes } from './recorder-attributes.js';
import type {} from './recorder.events.js';

type Host = HTMLElement & RecorderAttributes & { requestUpdate(): void };

export interface SessionTeller {
  readonly host: Host;
  /** By whose leave it is seen whether a video plays. */
  readonly client: () => ApiVideoClient;
  readonly strings: () => TakeStrings;
  /** Whether it is watched before it is sent. */
  readonly review: boolean;
  /** The screen that is recorded, if one is. */
  readonly screen: MediaStreamTrack | undefined;
  /** Ends the telling. */
  readonly signal: AbortSignal;
  /** Has a screen reader say something. */
  readonly say: (announcement: string) => void;
  readonly onStop: () => void;
  /** It can be watched, and waits to be submitted. */
  readonly onReview: () => void;
  readonly onInterrupt: (error: ApiVideoError) => void;
  readonly onWarning: (code: RecordingWarning, active: boolean) => void;
  /** It has arrived; told again when it turns out to play. */
  readonly onVideo: (video: Video, playability?: Playability) => void;
}

/** Tells on the host, in words and in the element's own events, how a session goes. */
export function tellSession(session: RecordingSession, teller: SessionTeller): void {
  const { host, strings, screen, signal, say, onStop, onReview, onInterrupt, onWarning } = teller;

  const fail = (error: ApiVideoError): void => {
    say(errorMessage(strings(), error));
    emit(host, 'recording-error', { error });
  };
  session.addEventListener('warning', ({ detail: { code } }) => onWarning(code, true), { signal });
  session.addEventListener('warning-end', ({ detail: { code } }) => onWarning(code, false), { signal });
  session.addEventListener(
    'expired',
    ({ detail: { recordings } }) => {
      say(strings().expired(recordings.length));
      emit(host, 'recording-expired', { recordings });
    },
    { signal },
  );
  followSession(
    session,
    {
      onChange: () => host.requestUpdate(),
      onStart: () => {
        relay(session, teller);
        say(strings().recording);
        emit(host, 'recording-start', null);
      },
      onPause: () => {
        say(strings().recordingPaused);
        emit(host, 'recording-pause', null);
      },
      onResume: () => {
        say(strings().recording);
        emit(host, 'recording-resume', null);
      },
      onStop: () => {
        onStop();
        say(teller.review ? strings().preparing : strings().finishing);
        emit(host, 'recording-stop', { seconds: session.clocks.recordedSeconds });
      },
      onReview: () => {
        onReview();
        say(strings().reviewReady);
      },
      onSubmit: () => say(strings().finishing),
      onDone: () => say(strings().recordingSaved),
      onFail: () => {
        const { error, upload } = session;
        if (!error) return;
        // A failed upload has an event of its own.
        if (upload?.state === 'failed') say(errorMessage(strings(), error));
        else fail(error);
      },
      onInterrupt: (error) => {
        // Whoever stops sharing a screen has just finished.
        if (error.code === 'source-ended' && screen && !isLive(screen)) return;
        onInterrupt(error);
        fail(error);
      },
    },
    signal,
  );
}

function relay(session: RecordingSession, teller: SessionTeller): void {
  const { host, strings, signal, say, onVideo } = teller;
  const { upload } = session;
  if (!upload) return;

  relayUpload(host, upload, {
    signal,
    // Once recording has ended the session has the last word, so that its state is the one told.
    outcome: () => (session.state === 'finishing' ? session.finished : upload),
    onChange: () => host.requestUpdate(),
    onSuccess: (video) => {
      onVideo(video);
      if (host.waitPlayable) tellPlayability(video, teller);
    },
    onError: () => say(strings().uploadStopped),
  });
}

/** Waits until a video that has arrived plays, and says so. */
export function tellPlayability(
  video: Video,
  teller: Pick<SessionTeller, 'host' | 'client' | 'strings' | 'signal' | 'say' | 'onVideo'>,
): void {
  const { host, client, strings, signal, say, onVideo } = teller;
  void tellPlayable({
    host,
    client: client(),
    video,
    signal,
    onChange: (playability) => {
      onVideo(video, playability);
      if (playability === 'playable') say(strings().playable);
      else host.requestUpdate();
    },
  });
}
