import { html, type TemplateResult } from 'lit';

// All icons share one grid: 24 by 24, strokes of 1.75, round ends.
function icon(path: string): TemplateResult {
  return html`
    <svg
      part="icon"
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d=${path}></path>
    </svg>
  `;
}

export const uploadIcon = /* @__PURE__ */ icon(
  'M12 15V4L7.5 8.5M12 4l4.5 4.5M4 15v3a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-3',
);
export const filmIcon = /* @__PURE__ */ icon(
  'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zm5 4 5 3-5 3z',
);
export const checkIcon = /* @__PURE__ */ icon('m5 12.5 4.5 4.5L19 7.5');
export const alertIcon = /* @__PURE__ */ icon(
  'M12 9v4m0 3.5v.01M10.3 4 2.6 17.5a2 2 0 0 0 1.7 3h15.4a2 2 0 0 0 1.7-3L13.7 4a2 2 0 0 0-3.4 0z',
);
export const closeIcon = /* @__PURE__ */ icon('M6 6l12 12M18 6 6 18');
export const retryIcon = /* @__PURE__ */ icon('M20 11a8 8 0 1 0-2 6.3M20 5v6h-6');
export const cameraIcon = /* @__PURE__ */ icon(
  'M4.5 6h9a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2zm11 4.5 6-3v9l-6-3z',
);
export const screenIcon = /* @__PURE__ */ icon(
  'M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm3 17h8m-4-4v4',
);
export const microphoneIcon = /* @__PURE__ */ icon(
  'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5 11a7 7 0 0 0 14 0m-7 7v3',
);
export const pauseIcon = /* @__PURE__ */ icon('M9 5v14M15 5v14');
export const resumeIcon = /* @__PURE__ */ icon('M8 5v14l11-7z');
export const previousIcon = /* @__PURE__ */ icon('m14.5 6-6 6 6 6');
export const nextIcon = /* @__PURE__ */ icon('m9.5 6 6 6-6 6');
export const settingsIcon = /* @__PURE__ */ icon(
  'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.5a2.5 2.5 0 0 1 0 5 2.5 2.5 0 0 1 0-5zm-7 10a2.5 2.5 0 0 1 0 5 2.5 2.5 0 0 1 0-5z',
);
export const turnIcon = /* @__PURE__ */ icon(
  'M4 11a8 8 0 0 1 13.7-4.7L20 8.5m0-5v5h-5M20 13a8 8 0 0 1-13.7 4.7L4 15.5m0 5v-5h5',
);
export const soundOffIcon = /* @__PURE__ */ icon(
  'M15 9.5V6a3 3 0 0 0-5.9-.8M9 9v2a3 3 0 0 0 4.5 2.6M5 11a7 7 0 0 0 10.5 6M19 11a7 7 0 0 1-.8 3.2M12 18v3M4 4l16 16',
);
