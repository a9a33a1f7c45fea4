/** In bits per second. Always passed on: left to themselves, browsers differ by a factor of four. */
export const bitRates = { video: 2_500_000, audio: 128_000 };
