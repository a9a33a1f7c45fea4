const tokenProvider = async () => {
  const response = await fetch('/api/upload-token', { method: 'POST' });
  if (!response.ok) throw new Error('No upload token.');
  return response.text();
};

for (const element of document.querySelectorAll('apivideo-recorder, apivideo-uploader')) {
  element.tokenProvider = tokenProvider;
  element.addEventListener('upload-success', ({ detail }) => {
    const item = document.createElement('li');
    item.textContent = detail.video.videoId;
    document.querySelector('ul').append(item);
  });
}
