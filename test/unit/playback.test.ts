import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultBaseUri, hostsOf } from '../../src/api/hosts.js';
import { playbackOf } from '../../src/api/playback.js';
import { coded } from './factories.js';

for (const baseUri of [undefined, defaultBaseUri, 'https://ws.api.video/', 'https://sandbox.api.video']) {
  test(`${baseUri ?? 'no address'} leads to the service's own delivery hosts`, () => {
    const { api, ...delivery } = hostsOf(baseUri);

    assert.equal(api, (baseUri ?? defaultBaseUri).replace(/\/$/, ''));
    assert.deepEqual(delivery, {
      vod: 'https://vod.api.video',
      embed: 'https://embed.api.video',
      oembed: 'https://oembed.api.video',
    });
  });
}

test('any other address serves everything itself, with or without slashes at its end', () => {
  const hosts = {
    api: 'http://127.0.0.1:9/api',
    vod: 'http://127.0.0.1:9/api',
    embed: 'http://127.0.0.1:9/api',
    oembed: 'http://127.0.0.1:9/api/oembed',
  };

  assert.deepEqual(hostsOf('http://127.0.0.1:9/api'), hosts);
  assert.deepEqual(hostsOf('http://127.0.0.1:9/api//'), hosts);
});

test('a name and a password, a query and a fragment do not stay in the address', () => {
  assert.equal(hostsOf('https://me:secret@proxy.example/?a=1#b').api, 'https://proxy.example');
});

for (const baseUri of ['', 'ws.api.video', '/api', 'ftp://ws.api.video', 'javascript:alert(1)']) {
  test(`"${baseUri}" is no address of the API`, () => {
    assert.throws(() => hostsOf(baseUri), coded('invalid-option'));
  });
}

test('a video is delivered at addresses that follow from its id', () => {
  const files = 'https://vod.api.video/vod/vi1';

  assert.deepEqual(playbackOf(hostsOf(), 'vi1'), {
    player: 'https://embed.api.video/vod/vi1',
    iframe:
      '<iframe src="https://embed.api.video/vod/vi1" width="100%" height="100%" frameborder="0" scrolling="no" allowfullscreen="true"></iframe>',
    hls: `${files}/hls/manifest.m3u8`,
    mp4: `${files}/mp4/source.mp4`,
    thumbnail: `${files}/thumbnail.jpg`,
  });
});

test('the token of a private video goes into every address', () => {
  const files = 'https://vod.api.video/vod/vi1/token/a%2Fb';
  const { player, iframe, hls, mp4, thumbnail } = playbackOf(hostsOf(), 'vi1', { privateToken: 'a/b' });

  assert.equal(player, 'https://embed.api.video/vod/vi1?token=a%2Fb');
  assert.match(iframe, /src="https:\/\/embed\.api\.video\/vod\/vi1\?token=a%2Fb"/);
  assert.deepEqual(
    [hls, mp4, thumbnail],
    [`${files}/hls/manifest.m3u8`, `${files}/mp4/source.mp4`, `${files}/thumbnail.jpg`],
  );
});

test('nothing in an id breaks out of the iframe', () => {
  const { iframe } = playbackOf(hostsOf(), '"><script>');

  assert.equal(iframe.includes('<script>'), false);
});
