/* global document */

/**
 * Makes an element. What it contains is text, or other elements; never markup.
 * @param {string} tag
 * @param {Record<string, string | boolean>} [attributes] `true` stands for an empty one, `false` for none
 * @param {...(Node | string)} content
 */
export function element(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...content);
  return made;
}

/** Sets the text only if it is another, so that a selection in it survives. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Makes `items` the children of `parent`, and leaves alone those that stay where they are. */
export function setChildren(parent, items) {
  const unchanged =
    parent.childNodes.length === items.length &&
    items.every((item, index) => parent.childNodes[index] === item);
  if (!unchanged) parent.replaceChildren(...items);
}
