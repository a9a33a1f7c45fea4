import { css } from 'lit';

export const recoveryStyles = css`
  .offers {
    display: grid;
    gap: 8px;
    inline-size: min(560px, 88cqi);
    max-block-size: 17em;
    margin: 0;
    padding: 4px;
    overflow-y: auto;
    list-style: none;
    text-align: start;
  }

  .earlier {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 8px;
    padding: 8px 12px;
    border-radius: calc(var(--_radius) * 0.75);
    background-color: #ffffff14;
  }

  .earlier > * {
    grid-column: 1 / -1;
  }

  .earlier:has(.ask) .text {
    display: grid;
    grid-column: 1;
  }

  .earlier .ask {
    grid-area: 1 / 2;
    align-self: start;
    margin-inline-end: -8px;
  }

  .earlier .text > * {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .earlier .when {
    font-weight: 600;
  }

  .earlier .facts {
    font-size: 0.875em;
    opacity: 0.85;
  }

  .earlier .trouble,
  .gone {
    color: #ffd479;
    font-size: 0.875em;
  }

  .earlier .actions {
    justify-content: start;
  }

  @media (forced-colors: active) {
    .earlier {
      border: 1px solid CanvasText;
    }
  }
`;
