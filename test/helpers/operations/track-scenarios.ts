import assert from 'node:assert/strict';
import { fileForm, type Drive } from './driver.js';

const vtt = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n';
const form = (name = 'a.vtt', content = vtt) => fileForm(content, name);

export async function captionsVideos(drive: Drive): Promise<void> {
  const { videoId } = await drive('POST /videos', 201, { body: { title: 'Captioned' } });
  const path = '/videos/{videoId}/captions/{language}' as const;
  const of = (language: string) => ({ videoId: videoId, language });

  const french = await drive(`POST ${path}`, 200, { params: of('fr'), form: form() });
  // What is in the file is nobody's business yet.
  await drive(`POST ${path}`, 200, { params: of('pt-BR'), form: form('b.vtt', 'no vtt at all') });
  await drive(`POST ${path}`, 200, { params: of('fr'), form: form() });
  assert.deepEqual([french.srclang, french.languageName, french.default], ['fr', 'français', false]);
  assert.equal(await (await fetch(french.src)).text(), vtt);

  await drive(`PATCH ${path}`, 200, { params: of('fr'), body: { default: true } });
  await drive(`PATCH ${path}`, 200, { params: of('pt-BR'), body: { default: true } });
  const { data } = await drive('GET /videos/{videoId}/captions', 200, { params: of('') });
  assert.deepEqual(
    data.map(({ srclang, default: isDefault }) => [srclang, isDefault]),
    [
      ['fr', false],
      ['pt-BR', true],
    ],
  );

  const each = [
    [`GET ${path}`, {}],
    [`POST ${path}`, { form: form() }],
    [`PATCH ${path}`, { body: {} }],
    [`DELETE ${path}`, {}],
  ] as const;
  for (const [operation, call] of each) {
    const wrong = { ...call, problem: 'invalid-attribute language' };
    await drive(operation, 400, { ...wrong, params: of('e_n'), detail: /only letters and dashes/ });
    const again = operation.startsWith('POST') ? { ...wrong, form: form() } : wrong;
    await drive(operation, 400, { ...again, params: of('xx'), detail: /is not valid/ });
    const unknown = operation.startsWith('POST') ? { form: form() } : call;
    await drive(operation, 404, {
      ...unknown,
      params: { videoId: 'vi0', language: 'fr' },
      problem: 'resource-not-found videoId',
    });
  }
  await drive(`POST ${path}`, 400, {
    params: of('en'),
    form: form('a.srt'),
    problem: 'uploaded-file-extension-invalid file',
  });
  await drive(`GET ${path}`, 200, { params: of('fr') });
  await drive('PATCH /videos/{videoId}', 200, { params: of(''), body: { public: false } });
  const hidden = await drive(`GET ${path}`, 200, { params: of('fr') });
  assert.deepEqual([(await fetch(french.src)).status, (await fetch(hidden.src)).status], [404, 200]);
  await drive(`DELETE ${path}`, 204, { params: of('fr') });
  await drive(`GET ${path}`, 404, { params: of('fr'), problem: 'resource-not-found language' });
  await drive('GET /videos/{videoId}/captions', 404, { problem: 'resource-not-found videoId' });
}

export async function chaptersVideos(drive: Drive): Promise<void> {
  const { videoId } = await drive('POST /videos', 201, { body: { title: 'In chapters' } });
  const path = '/videos/{videoId}/chapters/{language}' as const;
  const params = { videoId: videoId, language: 'en' };

  const made = await drive(`POST ${path}`, 200, { params, form: form() });
  assert.equal(made.uri, `/videos/${videoId}/chapters/en`);
  assert.equal(await (await fetch(made.src)).text(), vtt);
  assert.deepEqual(await drive(`GET ${path}`, 200, { params }), made);
  assert.deepEqual((await drive('GET /videos/{videoId}/chapters', 200, { params })).data, [made]);

  await drive(`POST ${path}`, 400, {
    params: { ...params, language: 'xx' },
    form: form(),
    problem: 'invalid-attribute language',
  });
  await drive(`POST ${path}`, 404, {
    params: { language: 'en' },
    form: form(),
    problem: 'resource-not-found videoId',
  });
  await drive(`DELETE ${path}`, 204, { params });
  await drive(`DELETE ${path}`, 404, { params, problem: 'resource-not-found language' });
  await drive(`GET ${path}`, 404, { params, problem: 'resource-not-found language' });
  await drive('GET /videos/{videoId}/chapters', 404, { problem: 'resource-not-found videoId' });
}
