import { html, nothing, type TemplateResult } from 'lit';
import type { Device } from '../../src/record/devices.js';
import { microphoneIcon, settingsIcon, soundOffIcon, turnIcon } from '../shared/icons.js';
import type { LiveSource, Pick } from './live-source.js';
import type { SourceViewOptions } from './live-source-options.js';

/** What lies over the picture for those who want it: the tools at its side, and what they open. */
export function sourceOverlay(live: LiveSource, options: SourceViewOptions): TemplateResult {
  const { state } = options;
  const open = live.settings === 'open';

  return html`
    ${live.mover?.handle() ?? nothing}
    ${
      state === 'countdown'
        ? nothing
        : html`
            <div class="tools">
              ${settingsButton(live, options)} ${turnButton(live, options)} ${soundTool(options)}
            </div>
            ${open ? settingsPanel(live, options) : nothing}
          `
    }
  `;
}

function settingsButton(live: LiveSource, { strings }: SourceViewOptions): TemplateResult | typeof nothing {
  if (!live.offers('camera') && !live.offers('microphone')) return nothing;

  return html`
    <button
      part="button"
      class="round settings-button"
      aria-label=${strings.settings}
      title=${strings.settings}
      aria-expanded=${live.settings === 'open'}
      @click=${() => (live.settings = live.settings === 'open' ? 'closed' : 'open')}
    >
      ${settingsIcon}
    </button>
  `;
}

function turnButton(live: LiveSource, { strings }: SourceViewOptions): TemplateResult | typeof nothing {
  if (!live.canTurn) return nothing;

  return html`
    <button
      part="button"
      class="round"
      aria-label=${strings.switchCamera}
      title=${strings.switchCamera}
      @click=${() => void live.turn()}
    >
      ${turnIcon}
    </button>
  `;
}

/** The sound's switch, with its level under it. */
function soundTool({ stream, muted, strings, onMute }: SourceViewOptions): TemplateResult | typeof nothing {
  // Without sound there is a switch all the same, as long as it can bring some.
  if (!stream || (stream.getAudioTracks().length === 0 && !muted)) return nothing;

  return html`
    <span class="sound-tool">
      <button
        part="button"
        class="round"
        aria-label=${strings.mute}
        title=${strings.mute}
        aria-pressed=${muted}
        @click=${onMute}
      >
        ${muted ? soundOffIcon : microphoneIcon}
      </button>
      <meter part="level" min="0" max="1" aria-label=${strings.level}></meter>
    </span>
  `;
}

function settingsPanel(live: LiveSource, options: SourceViewOptions): TemplateResult {
  const { strings } = options;
  const roles = (['camera', 'microphone'] as const).filter((role) => live.offers(role));
  const locked = roles.some((role) => !live.canChange(role));
  const close = (event: Event): void => {
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    live.settings = 'closed';
    root.querySelector<HTMLElement>('.settings-button')?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close(event);
  };

  return html`
    <div part="settings" class="settings" role="group" aria-label=${strings.settings} @keydown=${onKey}>
      ${roles.map((role) => picker(live, role, options))}
      ${
        locked
          ? html`
              <p dir="auto">${strings.lockedDevice}</p>
            `
          : nothing
      }
      <button part="button" @click=${close}>${strings.closeSettings}</button>
    </div>
  `;
}

/** The system's own list, which every keyboard and screen reader knows. */
function picker(live: LiveSource, role: Pick, { strings }: SourceViewOptions): TemplateResult {
  const { cameras, microphones } = live.devices;
  const devices = role === 'camera' ? cameras : microphones;
  const inUse = live.inUse(role);
  const known = devices.some(({ deviceId }) => deviceId === inUse);
  const onChange = async ({ target }: Event): Promise<void> => {
    const select = target as HTMLSelectElement;
    await live.change(role, select.value);
    select.value = live.inUse(role) ?? ''; // what could not be had is not in use
  };

  return html`
    <label>
      ${strings.devices[role]}
      <select part="select" ?disabled=${!live.canChange(role)} @change=${onChange}>
        ${known ? nothing : option({ deviceId: inUse ?? '', label: strings.usualDevice }, inUse, '')}
        ${devices.map((device, index) => option(device, inUse, `${strings.devices[role]} ${index + 1}`))}
      </select>
    </label>
  `;
}

function option({ deviceId, label }: Device, inUse: string | undefined, name: string): TemplateResult {
  return html`
    <option value=${deviceId} .selected=${deviceId === inUse}>${label || name}</option>
  `;
}
