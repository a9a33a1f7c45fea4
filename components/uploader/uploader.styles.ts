import { css, type CSSResultGroup } from 'lit';
import { sharedStyles } from '../shared/styles.js';

export const styles: CSSResultGroup = [
  sharedStyles,
  css`
    .base {
      position: relative;
      display: grid;
      align-items: center;
      min-block-size: 176px;
      padding: 24px;
      border: 1.5px dashed var(--_line);
      border-radius: var(--_radius);
      background-color: var(--_faint);
      transition:
        border-color 120ms,
        background-color 120ms;
    }

    .base:has(.card) {
      border-style: solid;
    }

    .base.hovered {
      border-color: var(--_accent);
      background-color: color-mix(in srgb, var(--_accent) 10%, transparent);
    }

    .notice {
      margin: 12px 0 0;
      color: var(--_danger);
      font-size: 0.875em;
      text-align: center;
    }

    .invitation {
      display: grid;
      justify-items: center;
      gap: 12px;
      text-align: center;
    }

    .prompt {
      font-weight: 600;
    }

    .tile {
      display: grid;
      place-items: center;
      inline-size: 48px;
      block-size: 48px;
      border-radius: calc(var(--_radius) * 0.75);
      background-color: color-mix(in srgb, var(--_accent) 12%, transparent);
      color: color-mix(in srgb, var(--_accent) 80%, currentColor);
    }

    .card {
      display: grid;
      grid-template: 'tile text actions' auto 'track track track' 6px / auto 1fr auto;
      align-items: center;
      gap: 16px;
    }

    .text {
      grid-area: text;
      display: grid;
      gap: 2px;
      min-inline-size: 0;
    }

    .name {
      overflow: hidden;
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .status {
      color: var(--_soft);
      font-size: 0.875em;
    }

    .actions {
      grid-area: actions;
      display: flex;
      gap: 8px;
    }

    .track {
      grid-area: track;
    }

    .completed .tile {
      background-color: color-mix(in srgb, var(--_success) 14%, transparent);
      color: var(--_success);
    }

    .failed .tile {
      background-color: color-mix(in srgb, var(--_danger) 14%, transparent);
      color: var(--_danger);
    }

    .failed .status {
      color: var(--_danger);
    }

    @container (inline-size < 420px) {
      .base {
        padding: 16px;
      }

      .card {
        grid-template: 'tile text' auto 'actions actions' auto 'track track' 6px / auto 1fr;
        gap: 12px;
      }

      .card:is(.uploading, .waiting) {
        grid-template: 'tile text actions' auto 'track track track' 6px / auto 1fr auto;
      }

      .actions > button:not(.round) {
        flex: 1;
      }
    }
  `,
];
