import type { Page } from './models/page.js';
import type { Operation, OperationInput, OperationTrait } from './operation.js';

type Dates = Extract<OperationTrait, { kind: 'list' }>['dates'];
type Effect = Extract<OperationTrait, { kind: 'file' }>['effect'];

/** Describes an endpoint that lists: `list<{ query?: VideoQuery }, Page<Video>>()('/videos')`. */
export function list<Input extends OperationInput | undefined, Output extends Page<unknown>>() {
  return <const Path extends string>(
    path: Path,
    dates: Dates = 'moment',
  ): Operation<Path, Input, Output> => ({
    method: 'GET',
    path,
    host: 'api',
    trait: { kind: 'list', dates },
  });
}

/** What is sent as a form: a file, and the fields that may follow it, in their order as arguments. */
export interface FileInput<Fields extends readonly (string | undefined)[] = []> {
  readonly file: true;
  readonly fields: Fields;
}

/**
 * Describes an endpoint that takes a file as a form, and `fields` after it. One that `replaces` what was there
 * does no harm when it is repeated.
 */
export function file<Input extends FileInput<readonly (string | undefined)[]>, Output>() {
  return <const Path extends string>(
    effect: Effect,
    path: Path,
    fields: readonly string[] = [],
  ): Operation<Path, Input, Output> => ({
    method: 'POST',
    path,
    host: 'api',
    trait: { kind: 'file', fields, effect },
  });
}
