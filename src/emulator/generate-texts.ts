import { writeFile } from 'node:fs/promises';
import { newId } from './ids.js';
import { trackFile, trackId } from './resources/text-track.js';
import { isPlayable, type Video } from './video.js';
import type { World } from './world.js';

/** What a video is taken to be spoken in, if nobody says so: the emulator cannot listen. */
const usualLanguage = 'en';

const transcript = 'WEBVTT\n\n00:00:00.000 --> 00:00:05.000\nThe emulator cannot listen to this video.\n';

/** Makes what has been asked for after the video had become playable; before that, it is made in time. */
export async function generateLateTexts(video: Video, world: World): Promise<void> {
  if (isPlayable(video, world.playableAfter, world.now())) await generateTexts(video, world);
}

/** Makes the captions and the summary that a video is to have, unless they are there, and tells webhooks of each. */
export async function generateTexts(video: Video, world: World): Promise<void> {
  if (world.store.get(video.videoId) !== video) return;

  await transcribe(video, world);
  announceSummaries(video, world);
}

async function transcribe(
  { videoId, attributes }: Video,
  { kept, files, store, emit }: World,
): Promise<void> {
  const { language = usualLanguage, transcript: wanted } = attributes;
  const id = trackId(videoId, language);
  // A language that is said is a wish for a transcript.
  if ((!wanted && attributes.language === undefined) || kept.captions.get(id)) return;

  const path = files.incomingPath();
  await writeFile(path, transcript);
  await files.keep(path, videoId, trackFile('captions', language));
  if (!store.get(videoId)) return files.remove(videoId);

  const captionId = newId('caption_');
  kept.captions.put(id, { captionId, videoId, language, default: false });
  emit({ type: 'video.caption.generated', videoId, captionId, generationMode: 'transcript', language });
}

function announceSummaries({ videoId }: Video, { kept, emit }: World): void {
  for (const summary of kept.summaries.list()) {
    const { summaryId, origin, announced } = summary;
    if (summary.videoId !== videoId || origin !== 'auto' || announced) continue;

    kept.summaries.put(summaryId, { ...summary, announced: true });
    emit({ type: 'video.summary.generated', videoId, summaryId });
  }
}
