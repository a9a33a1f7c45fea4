const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The page behind `assets.player`: the source, full size. Until it is `ready`, a page that looks again by itself. */
export function playerPage(videoId: string, title: string, ready: boolean): string {
  const root = `/vod/${videoId}`;
  const content = ready
    ? `<video controls playsinline src="${root}/mp4/source.mp4" poster="${root}/thumbnail.jpg"></video>`
    : '<p>This video is not ready yet.</p>';

  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${ready ? '' : '<meta http-equiv="refresh" content="2">'}
<title>${escape(title)}</title>
<style>
html, body { height: 100%; margin: 0; background: #000; color: #bbb; font: 1rem system-ui, sans-serif }
body { display: grid; place-items: center }
video { width: 100%; height: 100% }
</style>
</head>
<body>${content}</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
