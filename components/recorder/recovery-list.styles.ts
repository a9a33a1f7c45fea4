import { css } from 'lit';

export const recoveryStyles = css`
  .offers {
    display: grid;
    gap: 8px;
    inline-size: min(560px, 100cqi - 48px);
    max-block-size: 17em;
    margin: 0;
    padding: 4px;
    overflow-y: auto;
    list-style: none;
    text-align: start;
  }

  .offer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 8px 12px;
    border-radius: calc(var(--_radius) * 0.75);
    background-color: #ffffff14;
  }

  .offer .text {
    display: grid;
    flex: 1 1 12em;
  }

  .offer .when {
    font-weight: 600;
  }

  .offer .facts {
    font-size: 0.875em;
    opacity: 0.85;
  }

  .offer .trouble,
  .gone {
    color: #ffd479;
    font-size: 0.875em;
  }

  .offer .actions {
    justify-content: start;
    align-items: center;
  }

  @media (forced-colors: active) {
    .offer {
      border: 1px solid CanvasText;
    }
  }
`;
