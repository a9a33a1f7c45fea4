import type { ApiVideoClient, ClientOptions, Fetch } from '../../../src/node/index.js';
import { png } from '../operations/driver.js';

const vtt = Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n');
const colour = 'rgba(1, 2, 3, 1)';
const period = { from: new Date(Date.now() - 3_600_000), to: new Date() } as const;
const filterBy = { mediaType: 'video', country: ['FR', 'DE'], browser: ['firefox'], tag: 'a' } as const;

/** Calls every operation of the client that is a call of its own, with all that it can be given. */
export async function driveVideos({ videos }: ApiVideoClient): Promise<string> {
  const metadata = [{ key: 'author', value: 'Ada' }];
  const { videoId } = await videos.create({
    title: 'One',
    description: 'First',
    public: false,
    panoramic: true,
    mp4Support: true,
    tags: ['a', 'b'],
    metadata,
    language: 'no',
  });
  await videos.list({
    title: 'One',
    tags: ['a', 'b'],
    metadata: { author: 'Ada' },
    description: 'First',
    sortBy: 'title',
    sortOrder: 'asc',
    currentPage: 1,
    pageSize: 10,
  });
  await videos.get(videoId);
  await videos.getStatus(videoId);
  await videos.update(videoId, { title: 'Two', tags: ['c'], metadata, playerId: null, public: true });
  await videos.uploadThumbnail(videoId, png());
  await videos.pickThumbnail(videoId, { timecode: '00:00:01.00' });
  const doomed = await videos.create({ title: 'Doomed' });
  await videos.delete(doomed.videoId);
  await videos.listDiscarded({ title: 'Doomed' });
  await videos.getDiscarded(doomed.videoId);
  await videos.updateDiscarded(doomed.videoId, { discarded: false });
  return videoId;
}

export async function driveTracks({ captions, chapters }: ApiVideoClient, videoId: string): Promise<void> {
  await captions.upload(videoId, 'en', vtt);
  await captions.get(videoId, 'en');
  await captions.update(videoId, 'en', { default: true });
  await captions.list(videoId, { pageSize: 5 });
  await captions.delete(videoId, 'en');
  await chapters.upload(videoId, 'fr', vtt);
  await chapters.get(videoId, 'fr');
  await chapters.list({ videoId });
  await chapters.delete(videoId, 'fr');
}

export async function driveLiveStreams({ liveStreams }: ApiVideoClient): Promise<string> {
  const restreams = [{ name: 'a', serverUrl: 'rtmp://a.example/live', streamKey: 'k' }];
  const { liveStreamId, streamKey = '' } = await liveStreams.create({
    name: 'Show',
    public: true,
    restreams,
  });
  await liveStreams.list({ name: 'Show', streamKey, sortBy: 'name', sortOrder: 'desc' });
  await liveStreams.get(liveStreamId);
  await liveStreams.update(liveStreamId, { name: 'Other show', restreams: [] });
  await liveStreams.uploadThumbnail(liveStreamId, png());
  await liveStreams.deleteThumbnail(liveStreamId);
  await liveStreams.complete(liveStreamId);
  const doomed = await liveStreams.create({ name: 'Doomed' });
  await liveStreams.delete(doomed.liveStreamId);
  return liveStreamId;
}

export async function driveLooks({ playerThemes, watermarks, tags }: ApiVideoClient): Promise<void> {
  const { playerId } = await playerThemes.create({ name: 'Mine', text: colour, forceLoop: true });
  await playerThemes.list({ sortBy: 'name', sortOrder: 'asc' });
  await playerThemes.get(playerId);
  await playerThemes.update(playerId, { name: 'Ours', enableApi: false });
  await playerThemes.uploadLogo(playerId, png(), 'https://page.example');
  await playerThemes.deleteLogo(playerId);
  await playerThemes.delete(playerId);
  const { watermarkId = '' } = await watermarks.upload(png());
  await watermarks.list({ sortBy: 'createdAt', sortOrder: 'asc' });
  await watermarks.delete(watermarkId);
  await tags.list({ value: 'a', sortBy: 'value', sortOrder: 'asc' });
}

export async function driveProject(client: ApiVideoClient, videoId: string): Promise<void> {
  const { uploadTokens, webhooks, summaries } = client;
  const { token = '' } = await uploadTokens.createToken({ ttl: 60 });
  await uploadTokens.list({ sortBy: 'ttl', sortOrder: 'asc' });
  await uploadTokens.getToken(token);
  await uploadTokens.deleteToken(token);
  const { webhookId = '' } = await webhooks.create({
    events: ['video.encoding.quality.completed'],
    url: 'https://page.example/hook',
  });
  await webhooks.list({ events: 'video.encoding.quality.completed' });
  await webhooks.get(webhookId);
  await webhooks.delete(webhookId);
  const { summaryId = '' } = await summaries.create({ videoId });
  await summaries.update(summaryId, { abstract: 'About it all.', takeaways: ['It is.'] });
  await summaries.getSummarySource(summaryId);
  await summaries.list({ videoId, origin: 'api', sourceStatus: 'completed', sortBy: 'createdAt' });
  await summaries.delete(summaryId);
}

/* eslint-disable @typescript-eslint/no-deprecated -- the old ones are to work too */
export async function driveAnalytics(
  { analytics, rawStatistics }: ApiVideoClient,
  ids: { readonly videoId: string; readonly liveStreamId: string; readonly sessionId: string },
): Promise<void> {
  const { videoId, liveStreamId, sessionId } = ids;
  await analytics.getAggregatedMetrics('play', 'count', { ...period, filterBy });
  await analytics.getMetricsBreakdown('view', 'country', {
    ...period,
    filterBy,
    unique: true,
    viewDuration: '3s',
    sortBy: 'metricValue',
    sortOrder: 'desc',
  });
  await analytics.getMetricsOverTime('play', { ...period, interval: 'hour', sortBy: 'emittedAt' });
  await analytics.getVideosPlays({ from: period.from, to: period.to, dimension: 'country' });
  await analytics.getLiveStreamsPlays({ from: period.from, dimension: 'browser' });
  const today = period.to.toISOString().slice(0, 10);
  await rawStatistics.listVideoSessions(videoId, { period: today, metadata: { a: 'b' } });
  await rawStatistics.listLiveStreamSessions({ liveStreamId, period: today });
  await rawStatistics.listSessionEvents(sessionId);
}
/* eslint-enable @typescript-eslint/no-deprecated */

export async function driveUploads({ videos, uploadTokens }: ApiVideoClient): Promise<void> {
  const { videoId } = await videos.create({ title: 'Film' });
  await videos.upload(videoId, Buffer.from('film'));
  const { token = '' } = await uploadTokens.createToken();
  await videos.uploadWithUploadToken(token, Buffer.from('other film'));
}

/** Has a key exchanged, and the token that came with it renewed once it is refused. */
export async function driveAuth(
  clientWith: (options: ClientOptions) => ApiVideoClient,
  apiKey: string,
  fetch: Fetch,
): Promise<void> {
  const { access_token = '', refresh_token } = await clientWith({ apiKey, fetch }).getAccessToken();
  await clientWith({ accessToken: access_token, fetch }).tags.list();
  const late = clientWith({ accessToken: 'expired', refreshToken: refresh_token, fetch });
  await late.tags.list();
}
