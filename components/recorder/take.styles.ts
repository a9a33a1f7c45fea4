import { css } from 'lit';

/** What is to be seen of a recording, from the seconds before it to its arrival. */
export const takeStyles = css`
  .count {
    place-self: center;
    z-index: 1;
    display: grid;
    place-items: center;
    min-inline-size: 96px;
    block-size: 96px;
    padding-inline: 24px;
    border-radius: 48px;
    background-color: #000000a6;
    font-size: 56px;
    font-weight: 600;
    line-height: 1;
  }

  .done .tile {
    background-color: #2fb45933;
    color: #6fe08d;
  }

  .rest {
    inline-size: min(240px, 60cqi);
  }

  .badges {
    align-items: start;
  }

  .clocks {
    flex-direction: column;
    align-items: start;
    gap: 0;
  }

  .question {
    z-index: 2;
    place-self: stretch;
    place-content: center;
    background-color: #14161ae6;
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

  @media (forced-colors: active) {
    .light {
      border-color: CanvasText;
      background-color: Highlight;
      forced-color-adjust: none;
    }
  }
`;
