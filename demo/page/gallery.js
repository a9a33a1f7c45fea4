/* global document, location, DataTransfer, DragEvent */
import { element } from './dom.js';
import { recorderStates, showOneRecorder, showRecorders } from './recorder-states.js';

const MiB = 1024 * 1024;
const noise = new Blob([new Uint8Array(MiB)]);

/** A file of so many MiB, which takes no memory. */
function file(name, size, type = 'video/mp4') {
  return new File(Array(size).fill(noise), name, { type });
}

const wedding = () => file('Wedding at the lake.mp4', 46);
const long = () =>
  file('2026-08-14 Family reunion, second afternoon, the whole speech of uncle Anselm (uncut).mov', 46);
const refused = () => file('Rehearsal dinner.mp4', 62);
const small = (name) => file(name, 12);

/** In which element which files are added, and what is done then. */
const states = [
  { name: 'Empty' },
  { name: 'Empty, for several files', set: { multiple: true } },
  { name: 'Dragging', act: drag },
  { name: 'Ready', set: { noAuto: true }, files: [wedding] },
  { name: 'Uploading', files: [wedding], line: 0 },
  { name: 'Paused', files: [wedding], line: 0, act: pauseLater },
  { name: 'Waiting', files: [wedding], set: { baseUri: 'http://127.0.0.1:9', retries: 1000 } },
  { name: 'Failed', files: [refused], line: 0 },
  { name: 'Failed for good', files: [wedding], set: { uploadToken: 'toUnknown' } },
  { name: 'Done', files: [() => small('Wedding at the lake.mp4')], line: 0 },
  { name: 'Not taken', files: [() => file('Seating plan.pdf', 1, 'application/pdf')] },
  { name: 'Long name', files: [long], line: 0 },
  { name: 'Many files', files: many, line: 1, set: { multiple: true } },
  { name: 'Many files, ready', files: many, line: 1, set: { multiple: true, noAuto: true } },
  { name: 'Dark', files: many, line: 2, set: { multiple: true }, look: 'dark' },
  { name: 'Dark, empty', look: 'dark' },
  { name: 'Right to left', files: many, line: 3, set: { multiple: true }, rtl: true },
  { name: '320 px wide', look: 'narrow' },
  { name: '320 px wide, failed', files: [refused], line: 3, look: 'narrow' },
  { name: '320 px wide, ready', files: [long], set: { noAuto: true }, look: 'narrow' },
  {
    name: '320 px wide, many files',
    files: many,
    line: 3,
    set: { multiple: true },
    look: 'narrow',
    act: pauseLater,
  },
  { name: 'In other colours', files: [wedding], set: { noAuto: true }, look: 'themed' },
];

function many() {
  return [
    small('Ceremony.mp4'),
    refused(),
    wedding(),
    long(),
    file('First dance.webm', 61, 'video/webm'),
    file('Seating plan.pdf', 1, 'application/pdf'),
  ];
}

function showUploader({ name, files = [], line = 0, set = {}, look = '', rtl = false, act }, lines) {
  const uploader = document.createElement('apivideo-uploader');
  Object.assign(uploader, { ...lines[line], partSize: 24 * MiB, noResume: true, retries: 0, ...set });
  const stage = element('div', rtl ? { dir: 'rtl', lang: 'ar' } : {}, uploader);
  const box = element('section', { class: `state ${look}` }, element('h2', {}, name), stage);
  document.querySelector('#states').append(box);
  uploader.addFiles(Array.isArray(files) ? files.map((make) => make()) : files());
  act?.(uploader);
}

function drag(uploader) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(small('dropped.mp4'));
  uploader.dispatchEvent(new DragEvent('dragenter', { dataTransfer }));
}

function pauseLater(uploader) {
  uploader.addEventListener('upload-part', () => uploader.pause(uploader.uploads.at(-1)), { once: true });
}

const response = await fetch('/demo/gallery');
const lines = await response.json();
await import('apivideo-kit/elements');
const wishes = new URLSearchParams(location.search);
const recorders = document.querySelector('#recorder-states');
const look = wishes.get('look') ?? '';

const wanted = wishes.get('show') ?? 'uploaders recorders';

// Whoever tests them, or takes their pictures, has the recorder's states shown one by one.
globalThis.gallery = { recorderStates, show: (name) => showOneRecorder(name, lines, recorders, look) };
if (wanted.includes('uploaders')) for (const state of states) showUploader(state, lines.stalling);
if (wanted.includes('recorders')) await showRecorders(lines, recorders, look);
document.documentElement.dataset.ready = '';
