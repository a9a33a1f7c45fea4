import { css, type CSSResultGroup } from 'lit';
import { sharedStyles } from '../shared/styles.js';

export const styles: CSSResultGroup = [
  sharedStyles,
  css`
    .base {
      position: relative;
      display: grid;
      align-content: center;
      gap: 16px;
      min-block-size: var(--apivideo-min-height, 176px);
      padding: 24px;
      border: 1.5px dashed var(--_line);
      border-radius: var(--_radius);
      background-color: var(--_faint);
      transition:
        border-color 120ms,
        background-color 120ms;
    }

    .base:has(.file) {
      border-style: solid;
    }

    .base.hovered {
      border-color: var(--_accent);
      background-color: color-mix(in srgb, var(--_accent) 10%, transparent);
    }

    .notice {
      display: grid;
      gap: 4px;
      color: var(--_danger);
      font-size: 0.875em;
      text-align: center;
    }

    p,
    ul {
      margin: 0;
      padding: 0;
      overflow-wrap: anywhere;
    }

    .invitation {
      display: grid;
      justify-items: center;
      gap: 12px;
      text-align: center;
    }

    .prompt,
    .name {
      font-weight: 600;
    }

    .tile {
      display: grid;
      place-items: center;
      inline-size: 48px;
      block-size: 48px;
      border-radius: calc(var(--_radius) * 0.75);
      background-color: color-mix(in srgb, var(--_tone, var(--_accent)) 12%, transparent);
      color: var(--_tone, color-mix(in srgb, var(--_accent) 80%, currentColor));
    }

    .files {
      max-block-size: var(--apivideo-list-height, none);
      overflow-y: auto;
      list-style: none;
    }

    .file,
    .summary {
      display: grid;
      grid-template: 'tile text actions' auto 'track track track' auto / auto 1fr auto;
      align-items: center;
      gap: 16px;
      text-align: start;
    }

    .several .file {
      gap: 8px 12px;
      padding-block: 8px;
      border-block-start: 1px solid var(--_track);
    }

    .several .tile {
      inline-size: 40px;
      block-size: 40px;
    }

    .summary {
      gap: 8px 12px;
    }

    .text > * {
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }

    .text {
      grid-area: text;
      display: grid;
      gap: 2px;
      min-inline-size: 0;
    }

    .summary > .text {
      grid-column-start: 1;
    }

    .status {
      color: var(--_soft);
      font-size: 0.875em;
    }

    .actions {
      grid-area: actions;
      display: flex;
      align-items: center;
      gap: 4px;
    }

    .track {
      grid-area: track;
      min-block-size: 6px;
    }

    .several .track {
      min-block-size: 4px;
    }

    .several progress {
      block-size: 4px;
    }

    .completed {
      --_tone: var(--_success);
    }

    .failed {
      --_tone: var(--_danger);
    }

    .failed .status {
      color: var(--_danger);
    }

    .paused progress {
      opacity: 0.5;
    }

    @container (inline-size < 540px) {
      .base {
        padding: 16px;
      }

      .file:has(button:not(.round)) {
        grid-template: 'tile text' auto 'actions actions' auto 'track track' auto / auto 1fr;
        gap: 12px;
      }

      .file .actions > button:not(.round) {
        flex: 1;
      }
    }

    @container (inline-size < 360px) {
      .summary {
        grid-template: 'text' auto 'actions' auto 'track' auto / 1fr;
      }

      .actions > button:not(.round) {
        flex: 1;
      }

      .file:has(progress) {
        grid-template: 'tile text text' auto 'track track actions' auto / auto 1fr auto;
        gap: 4px 12px;
      }

      .several .tile {
        display: none;
      }

      .several .file {
        grid-template: 'text actions' auto 'track track' auto / 1fr auto;
      }

      .several .file:has(progress) {
        grid-template: 'text text' auto 'track actions' auto / 1fr auto;
      }
    }
  `,
];
