import { element } from './dom.js';

/** What the site itself sets. */
const ofTheSite = ['upload-token', 'base-uri', 'video-id', 'name'];

const choices = {
  source: ['camera', 'screen', 'screen+camera', 'microphone'],
  'facing-mode': ['user', 'environment'],
  capture: ['user', 'environment'],
};

/** A knob for each attribute that the manifest describes. `onChange(name, value)`: null for one that is not set. */
export function attributeKnobs({ attributes }, onChange) {
  return attributes
    .filter(({ name }) => !ofTheSite.includes(name))
    .map((attribute) => {
      const { name, type, description = '' } = attribute;
      const input = inputFor(attribute);
      const isSwitch = type.text === 'boolean';
      input.addEventListener('change', () => {
        onChange(name, isSwitch ? (input.checked ? '' : null) : input.value || null);
      });
      return knob(name, input, description);
    });
}

/** A knob for each custom property. */
export function propertyKnobs({ cssProperties }, onChange) {
  return cssProperties.map(({ name, description, default: usual }) => {
    const isColor = /^#/.test(usual);
    const input = isColor
      ? element('input', { type: 'color', value: longHex(usual) })
      : element('input', { placeholder: usual });
    input.addEventListener('input', () => onChange(name, input.value || null));
    return knob(name, input, description);
  });
}

/** One of several texts, of which the first is the usual one. */
export function choiceKnob(label, texts, onChange) {
  const select = element('select', {}, ...texts.map(([value, text]) => element('option', { value }, text)));
  select.addEventListener('change', () => onChange(select.value));
  return knob(label, select, '');
}

function inputFor({ name, type, default: usual = '' }) {
  if (type.text === 'boolean') return element('input', { type: 'checkbox' });
  if (choices[name]) {
    const options = ['', ...choices[name]].map((value) => element('option', { value }, value || 'not set'));
    return element('select', {}, ...options);
  }
  const placeholder = usual.replaceAll('_', '');
  return element('input', {
    ...(type.text === 'number' ? { type: 'number', min: '0', step: 'any' } : {}),
    placeholder,
  });
}

function knob(name, input, hint) {
  input.id = `knob-${name.replace(/^-+/, '')}`;
  const label = element('label', { for: input.id }, name);
  if (hint) label.title = hint;
  return element('div', { class: 'knob' }, label, input);
}

/** Colour inputs know six digits only. */
function longHex(color) {
  return color.length === 4 ? color.replace(/[^#]/g, '$&$&') : color;
}
