/** A picture of one colour, painted again and again, or only when the colour changes. */
export interface PlainPicture {
  readonly track: MediaStreamTrack;
  paint(colour: string): void;
  /** Paints no more: the picture stands still. */
  freeze(): void;
}

export function plainPicture(colour: string, { width = 320, height = 180 } = {}): PlainPicture {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D canvas.');
  let now = colour;
  let count = 0;
  const draw = (): void => {
    context.fillStyle = now;
    context.fillRect(0, 0, width, height);
    // A dot that wanders, as a real picture never is quite the same.
    context.fillStyle = '#8888';
    context.fillRect((count++ * 7) % width, 0, 7, 7);
  };
  const timer = setInterval(draw, 40);
  const [track] = canvas.captureStream(25).getVideoTracks();
  if (!track) throw new Error('The canvas gave no track.');

  draw();
  return {
    track,
    paint: (next) => {
      now = next;
      draw();
    },
    freeze: () => clearInterval(timer),
  };
}
