import { css } from 'lit';

/** The row of buttons with the round one in its middle. */
export const controlsStyles = css`
  .controls {
    align-self: end;
    /* Where the picture is higher than the window, the button is at hand all the same. */
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    align-items: center;
    gap: 24px;
    padding: 16px;
    padding-block-end: max(16px, env(safe-area-inset-bottom));
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
`;
