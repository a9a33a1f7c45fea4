// What a page asks its own site for. On a real site, the server behind these two holds the API key.

/** Where the API is: here, the emulator. A real page leaves `base-uri` out. */
export async function fetchBaseUri() {
  const { baseUri } = await ask('/demo/config');
  return baseUri;
}

/** A fresh upload token, made by the site's server. This is what `tokenProvider` wants. */
export async function fetchUploadToken() {
  const { token } = await ask('/demo/token', { method: 'POST' });
  return token;
}

async function ask(path, options) {
  const response = await fetch(path, options);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}
