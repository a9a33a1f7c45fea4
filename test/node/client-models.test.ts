import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { readDescription } from '../helpers/operations/description.js';

const description = readDescription();
const skip = description ? false : 'the description of the API is not beside this repository';

/** Schemas that have another name here, or are a page of something. */
const renamed: Readonly<Record<string, string>> = {
  ListTagsResponse: 'Page',
  VideosListResponse: 'Page',
  WatermarksListResponse: 'Page',
  SummariesListResponse: 'Page',
  TokenListResponse: 'Page',
  LiveStreamListResponse: 'Page',
  CaptionsListResponse: 'Page',
  ChaptersListResponse: 'Page',
  PlayerThemesListResponse: 'Page',
  WebhooksListResponse: 'Page',
  AnalyticsPlaysResponse: 'Page',
  RawStatisticsListSessionsResponse: 'Page',
  RawStatisticsListLiveStreamAnalyticsResponse: 'Page',
  RawStatisticsListPlayerSessionEventsResponse: 'Page',
  Link: 'PaginationLink',
  BadRequest: 'Problem',
  AdditionalBadRequestErrors: 'Problem',
  NotFound: 'Problem',
  TooManyRequests: 'Problem',
  '403ErrorSchema': 'Problem',
  ConflictError: 'Problem',
  AnalyticsPlays400Error: 'Problem',
  UnrecognizedRequestUrl: 'Problem',
};

/** Forms: their file is an argument. */
const forms = /UploadPayload$|^ChaptersUpdatePayload$|UploadLogoPayload$/;

test('the models have every field of every schema, and null where the service says null', { skip }, () => {
  const models = join('src', 'api', 'models');
  const files = [...readdirSync(models).map((file) => join(models, file)), join('src', 'base', 'error.ts')];
  const program = ts.createProgram(files, {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const types = new Map<string, ts.Type>();
  for (const file of files) {
    const source = program.getSourceFile(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    for (const member of symbol ? checker.getExportsOfModule(symbol) : []) {
      types.set(member.name, checker.getDeclaredTypeOfSymbol(member));
    }
  }

  const missing = Object.entries(description?.schemas ?? {}).flatMap(([name, { properties = {} }]) => {
    const type = types.get(renamed[name] ?? name);
    if (forms.test(name)) return [];
    if (!type) return [name];
    return Object.entries(properties).flatMap(([field, { nullable }]) => {
      const found = type.getProperty(field);
      if (!found) return [`${name}.${field}`];
      const text = checker.typeToString(
        checker.getTypeOfSymbol(found),
        undefined,
        ts.TypeFormatFlags.NoTruncation,
      );
      return nullable && name !== '403ErrorSchema' && !text.includes('null')
        ? [`${name}.${field} may be null`]
        : [];
    });
  });

  assert.ok(types.size > 80);
  assert.deepEqual(missing, []);
});
