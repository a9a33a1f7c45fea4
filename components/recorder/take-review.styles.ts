import { css } from 'lit';

export const reviewStyles = css`
  .review {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 12px;
    padding-block-end: 16px;
    text-align: center;
  }

  .review video {
    position: static;
    block-size: auto;
    aspect-ratio: var(--apivideo-aspect-ratio, 16 / 9);
    max-block-size: 70vh;
    background-color: #000;
  }

  .review p {
    margin: 0;
    padding-inline: 16px;
    max-inline-size: 44ch;
    text-wrap: balance;
  }

  .review .actions {
    padding-inline: 16px;
  }

  .turner {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .turner [aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }

  [dir='rtl'] .turner .icon {
    transform: scaleX(-1);
  }
`;
