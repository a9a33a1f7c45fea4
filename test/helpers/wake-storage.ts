/**
 * JavaScript of a page's module that waits until the browser's storage answers. On a busy machine that can take longer,
 * just after a crash, than the library waits for storage before it goes on without.
 */
export const wakeStorage = `await new Promise((resolve, reject) => {
  const opening = indexedDB.open('wake');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    opening.result.close();
    resolve();
  };
});`;
