import { expect } from '@open-wc/testing';
import { compose } from '../../src/record/compose.js';
import { insetRectangle } from '../../src/record/inset-place.js';
import { givesFrames } from '../helpers/abilities/gives-frames.js';
import { where } from '../helpers/abilities/where.js';
import { plainPicture } from '../helpers/plain-picture.js';
import { pictureWhere, type Picture } from '../helpers/watch-picture.js';

const base = { width: 320, height: 180 };
const inset = { width: 160, height: 120 };
const topLeft = insetRectangle(base, inset, { x: 0, y: 0 });
const bottomRight = insetRectangle(base, inset, { x: 1, y: 1 });

const isRed = ([red, , blue]: readonly number[]): boolean => (red ?? 0) > 200 && (blue ?? 0) < 60;
const isBlue = ([red, , blue]: readonly number[]): boolean => (red ?? 0) < 60 && (blue ?? 0) > 200;

for (const by of ['frames', 'canvas'] as const) {
  where(...(by === 'frames' ? [givesFrames] : [])).describe(`compose, by ${by}`, () => {
    const pictures: Picture[] = [];
    const show = async (track: MediaStreamTrack, enough: (picture: Picture) => boolean): Promise<Picture> => {
      const picture = await pictureWhere(track, enough);
      pictures.push(picture);
      return picture;
    };
    afterEach(() => pictures.splice(0).forEach((picture) => picture.close()));

    it('says what becomes of it in a hidden page', () => {
      const composition = compose(plainPicture('red').track, undefined, { by });

      expect(composition.whenHidden).to.equal(by === 'frames' ? 'goes-on' : 'stops');
      composition.close();
    });

    it('shows the small picture in the corner, and moves it', async () => {
      const large = plainPicture('#f00', base);
      const small = plainPicture('#00f', inset);
      const composition = compose(large.track, small.track, { by });

      const first = await show(composition.track, (picture) => isBlue(picture.colour(bottomRight)));
      composition.place = { x: 0, y: 0 };
      const second = await show(composition.track, (picture) => isBlue(picture.colour(topLeft)));

      expect([first.width, first.height]).to.deep.equal([320, 180]);
      expect(isRed(first.colour(topLeft))).to.equal(true);
      expect(isRed(second.colour(bottomRight))).to.equal(true);
      composition.close();
    });

    it('goes on with the small picture while the large one stands still', async () => {
      const large = plainPicture('#f00', base);
      const small = plainPicture('#00f', inset);
      const composition = compose(large.track, small.track, { by });
      await show(composition.track, (picture) => isBlue(picture.colour(bottomRight)));

      large.freeze();
      small.paint('#0f0');
      const later = await show(composition.track, (picture) => picture.colour(bottomRight)[1] > 200);

      expect(isRed(later.colour(topLeft))).to.equal(true);
      composition.close();
    });

    it('exchanges either picture under the same track, and follows the new size', async () => {
      const composition = compose(plainPicture('#f00', base).track, plainPicture('#00f', inset).track, {
        by,
      });
      await show(composition.track, (picture) => isBlue(picture.colour(bottomRight)));

      composition.setBase(plainPicture('#00f', { width: 180, height: 320 }).track);
      composition.setInset(undefined);
      const later = await show(composition.track, ({ width }) => width === 180);
      const whole = { x: 0, y: 20, width: 180, height: 300 };
      await show(composition.track, (picture) => isBlue(picture.colour(whole)));

      expect(later.height).to.equal(320);
      composition.close();
    });

    it('leaves nothing behind when it is closed, and what it was given to its owner', () => {
      const large = plainPicture('#f00', base);
      const small = plainPicture('#00f', inset);
      const composition = compose(large.track, small.track, { by });

      composition.close();

      expect(composition.track.readyState).to.equal('ended');
      expect([large.track.readyState, small.track.readyState]).to.deep.equal(['live', 'live']);
    });
  });
}
