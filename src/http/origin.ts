import { ApiVideoError } from '../base/error.js';

/** A program's name and version, as the service's statistics take them. */
export interface Origin {
  /** 1 to 50 letters, digits, `_` or `-`. */
  readonly name: string;
  /** One to three numbers with dots between, such as `1.2.3`. */
  readonly version: string;
}

/** This library's own version. */
export const version = '0.1.0';

/** What tells the service that this library is calling. */
export const clientHeaders: Readonly<Record<string, string>> = {
  'AV-Origin-Client': `apivideo-kit:${version}`,
};

function originHeader(option: string, { name, version }: Origin): string {
  if (!/^[\w-]{1,50}$/.test(name) || !/^\d{1,3}(\.\d{1,3}(\.\d{1,3})?)?$/.test(version)) {
    throw new ApiVideoError(
      'invalid-option',
      `\`${option}\` needs a name of up to 50 letters, digits, "_" or "-", and a version like "1.2.3".`,
    );
  }
  return `${name}:${version}`;
}

/** The headers that tell the service which program is calling. */
export function originHeaders(application?: Origin, sdk?: Origin): Readonly<Record<string, string>> {
  return {
    ...clientHeaders,
    ...(application && { 'AV-Origin-App': originHeader('application', application) }),
    ...(sdk && { 'AV-Origin-Sdk': originHeader('sdk', sdk) }),
  };
}
