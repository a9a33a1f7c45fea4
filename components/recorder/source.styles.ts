import { css } from 'lit';

/** What lies over the picture, and the panel with the devices. */
export const sourceStyles = css`
  .tools {
    place-self: start end;
    z-index: 1;
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 8px;
  }

  .tools .round {
    background-color: #00000080;
    color: #fff;
  }

  .tools .round:hover,
  .tools .round[aria-expanded='true'] {
    background-color: #000000cc;
  }

  .tools .round[aria-pressed='true'] {
    background-color: #fff;
    color: #14161a;
  }

  .sound-tool {
    display: grid;
    justify-items: center;
    gap: 4px;
  }

  meter {
    appearance: none;
    overflow: hidden;
    display: block;
    inline-size: 36px;
    block-size: 6px;
    border: 1px solid #00000080;
    border-radius: 3px;
    background: #ffffff59;
  }

  ::-webkit-meter-inner-element {
    display: block;
  }

  ::-webkit-meter-bar {
    block-size: 100%;
    border: 0;
    border-radius: 0;
    background: none;
  }

  ::-webkit-meter-optimum-value {
    background: #6fe08d;
  }

  ::-moz-meter-bar {
    background: #6fe08d;
  }

  .badges {
    padding-inline-end: 64px;
  }

  /* As large as the picture, which keeps its shape in whatever room there is. */
  .room {
    position: absolute;
    inset: 0;
    container-type: size;
    display: grid;
    place-items: center;
    pointer-events: none;
  }

  .frame {
    position: relative;
    inline-size: min(100cqi, 100cqb * var(--_wide));
    aspect-ratio: var(--_wide);
  }

  .inset {
    position: absolute;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 8px;
    cursor: grab;
    pointer-events: auto;
    touch-action: none;
  }

  .inset:hover {
    background: none;
    box-shadow: 0 0 0 2px #fff;
  }

  .inset:active {
    cursor: grabbing;
  }

  .settings {
    position: absolute;
    inset: 0;
    z-index: 2;
    overflow: auto;
    display: grid;
    justify-items: stretch;
    gap: 12px;
    margin: auto;
    inline-size: min(100%, 400px);
    max-block-size: 100%;
    block-size: fit-content;
    padding: 16px;
    border-radius: var(--_radius);
    background-color: #1c1f25;
    box-shadow:
      0 0 0 1px #ffffff33,
      0 4px 16px #00000080;
  }

  .settings p {
    margin: 0;
    color: #d5d8de;
    font-size: 0.875em;
  }

  label {
    display: grid;
    gap: 4px;
    font-size: 0.875em;
    font-weight: 600;
  }

  select {
    min-inline-size: 0;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid #8a8f99;
    border-radius: calc(var(--_radius) * 0.75);
    background-color: #22252b;
    color: inherit;
    font: inherit;
    font-weight: 400;
  }

  select:disabled {
    opacity: 0.6;
  }

  .offer {
    background-color: #000000a6;
  }

  .offer:hover {
    background-color: #000000cc;
  }

  @media (forced-colors: active) {
    .inset,
    .settings,
    .tools .round {
      border: 1px solid ButtonText;
    }

    .tools .round[aria-pressed='true'] {
      border: 3px solid Highlight;
    }

    ::-webkit-meter-optimum-value {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
