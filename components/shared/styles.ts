import { css } from 'lit';

/** What both elements share: derived colours, focus, buttons, hidden text. */
export const sharedStyles = css`
  :host {
    --_accent: var(--apivideo-accent, #0a66ff);
    --_on-accent: var(--apivideo-on-accent, #fff);
    --_danger: var(--apivideo-danger, light-dark(#b3261e, #ff8a80));
    --_success: var(--apivideo-success, light-dark(#1a7f37, #57d17a));
    --_radius: var(--apivideo-radius, 12px);
    --_line: color-mix(in srgb, currentColor 22%, transparent);
    --_track: color-mix(in srgb, currentColor 10%, transparent);
    --_fill: light-dark(var(--_accent), color-mix(in srgb, var(--_accent) 60%, white));
    --_faint: color-mix(in srgb, currentColor 4%, transparent);
    --_soft: color-mix(in srgb, currentColor 72%, transparent);
    display: block;
    container-type: inline-size;
    font: inherit;
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  .icon {
    display: block;
    inline-size: 24px;
    block-size: 24px;
    flex: none;
  }

  button {
    all: unset;
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    cursor: pointer;
    font-weight: 600;
    text-align: center;
  }

  button:hover {
    transition: background-color 120ms;
    background-color: var(--_faint);
  }

  button.primary {
    border-color: transparent;
    background-color: var(--_accent);
    color: var(--_on-accent);
  }

  button.primary:hover {
    background-color: color-mix(in srgb, var(--_accent) 88%, black);
  }

  button.round {
    inline-size: 44px;
    padding: 0;
    border-color: transparent;
    border-radius: 50%;
  }

  button:disabled {
    opacity: 0.5;
    cursor: not-allowed;
  }

  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  progress {
    all: unset;
    display: block;
    overflow: hidden;
    inline-size: 100%;
    block-size: 6px;
    border-radius: 3px;
    background-color: var(--_track);
  }

  ::-webkit-progress-bar {
    background: none;
  }

  ::-webkit-progress-value {
    border-radius: 3px;
    background-color: var(--_fill);
    transition: inline-size 200ms linear;
  }

  ::-moz-progress-bar {
    border-radius: 3px;
    background-color: var(--_fill);
  }

  progress:indeterminate {
    background-image: linear-gradient(90deg, transparent 35%, var(--_fill) 35% 65%, transparent 65%);
    background-size: 200% 100%;
    animation: wander 1.6s linear infinite;
  }

  :indeterminate::-moz-progress-bar {
    background: none;
  }

  @keyframes wander {
    from {
      background-position-x: 120%;
    }
    to {
      background-position-x: -80%;
    }
  }

  .said {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }

  @media (forced-colors: active) {
    button,
    progress {
      border: 1px solid ButtonText;
    }

    ::-webkit-progress-value {
      background-color: Highlight;
      forced-color-adjust: none;
    }
  }
`;
