import { css, type CSSResultGroup } from 'lit';
import { sharedStyles } from '../shared/styles.js';

export const styles: CSSResultGroup = [
  sharedStyles,
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
      padding: 24px;
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

    .done .tile {
      background-color: #2fb45933;
      color: #6fe08d;
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

    .rest {
      inline-size: min(240px, 60cqi);
    }

    .badges {
      align-self: start;
      z-index: 1;
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 8px;
      padding: 12px;
    }

    .badge {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 4px 12px;
      border-radius: 999px;
      background-color: #000000a6;
      font-size: 0.875em;
      font-weight: 600;
    }

    .clocks {
      flex-wrap: wrap;
      row-gap: 0;
    }

    .question {
      z-index: 2;
      place-self: stretch;
      place-content: center;
      background-color: #14161ae6;
    }

    .notice {
      inline-size: 100%;
      border-radius: 12px;
    }

    .badge:is(.waiting, .failed, .notice) {
      color: #ffd479;
    }

    .light {
      inline-size: 14px;
      block-size: 14px;
      border: 2px solid #fff;
      border-radius: 50%;
      background-color: var(--_record);
      animation: glow 1s ease-in-out infinite alternate;
    }

    .paused .light {
      background-color: currentColor;
      animation: none;
    }

    @keyframes glow {
      to {
        background-color: transparent;
      }
    }

    .controls {
      align-self: end;
      z-index: 1;
      display: grid;
      grid-template-columns: 1fr auto 1fr;
      align-items: center;
      gap: 24px;
      padding: 16px;
      background-image: linear-gradient(transparent, #000000a6);
    }

    .side:first-child {
      justify-self: end;
    }

    .controls .round {
      background-color: #00000080;
      color: #fff;
    }

    .controls .round:hover {
      background-color: #000000cc;
    }

    .record {
      inline-size: 64px;
      block-size: 64px;
      padding: 4px;
      border: 4px solid #fff;
      border-radius: 50%;
      background-color: #000000a6;
      box-shadow: 0 0 0 1px #00000080;
    }

    .record > span {
      inline-size: 100%;
      block-size: 100%;
      border-radius: 50%;
      background-color: var(--_record);
      transition:
        border-radius 160ms,
        scale 160ms;
    }

    .record.stop > span {
      border-radius: 20%;
      scale: 0.6;
    }

    .record:hover {
      background-color: #000000cc;
    }

    .record:hover > span {
      background-color: color-mix(in srgb, var(--_record) 85%, white);
    }

    :focus-visible {
      outline-color: #fff;
      box-shadow: 0 0 0 6px var(--_accent);
    }

    @media (forced-colors: active) {
      .record > span,
      .light {
        background-color: Highlight;
        forced-color-adjust: none;
      }

      .base {
        border: 1px solid CanvasText;
      }
    }
  `,
];
