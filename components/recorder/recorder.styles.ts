import { css, type CSSResultGroup } from 'lit';
import { sharedStyles } from '../shared/styles.js';
import { controlsStyles } from './controls.styles.js';

export const styles: CSSResultGroup = [
  sharedStyles,
  controlsStyles,
  css`
    :host {
      --_record: var(--apivideo-record, #e5372b);
    }

    .base {
      position: relative;
      display: grid;
      /* Not hidden: with that, long texts would be cut off instead of making room. */
      overflow: clip;
      aspect-ratio: var(--apivideo-aspect-ratio, 16 / 9);
      max-inline-size: 100%;
      border-radius: var(--_radius);
      background-color: #14161a;
      color: #f4f5f7;
      color-scheme: dark;
    }

    :host(:fullscreen) .base {
      block-size: 100%;
      aspect-ratio: auto;
      border-radius: 0;
    }

    .base > *,
    .base::before {
      grid-area: 1 / 1;
    }

    .base::before {
      min-block-size: 240px;
      content: '';
    }

    video {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      object-fit: contain;
    }

    .mirror {
      transform: scaleX(-1);
    }

    .sound {
      place-self: center;
      opacity: 0.7;
    }

    .sound .icon {
      inline-size: 64px;
      block-size: 64px;
    }

    .panel {
      place-self: center;
      display: grid;
      justify-items: center;
      gap: 16px;
      padding: min(24px, 6cqi);
      text-align: center;
    }

    .panel p {
      margin: 0;
      max-inline-size: 44ch;
      text-wrap: balance;
    }

    .tile {
      display: grid;
      place-items: center;
      inline-size: 64px;
      block-size: 64px;
      border-radius: 50%;
      background-color: #ffffff1f;
    }

    .failed .tile {
      background-color: #ff6b5e33;
      color: #ff9d94;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 8px;
    }

    .badges {
      align-self: start;
      z-index: 1;
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 8px;
      padding: 12px;
      /* Long words make room for themselves above the buttons. */
      padding-block-end: 104px;
    }

    .badge {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 4px 12px;
      border-radius: 16px;
      background-color: #000000a6;
      font-size: 0.875em;
      font-weight: 600;
    }

    .notice {
      inline-size: 100%;
      border-radius: 12px;
    }

    .badge:is(.waiting, .failed, .notice) {
      color: #ffd479;
    }

    /* What lies under them is to be reached past their buttons. */
    .badges,
    .controls {
      pointer-events: none;
    }

    .badges button,
    .controls button {
      pointer-events: auto;
    }

    :focus-visible {
      outline-color: #fff;
      box-shadow: 0 0 0 6px var(--_accent);
    }

    @media (forced-colors: active) {
      .record > span {
        background-color: Highlight;
        forced-color-adjust: none;
      }

      .base {
        border: 1px solid CanvasText;
      }
    }
  `,
];
