/** The tags of apivideo-kit in Svelte 5. */
import type { HTMLAttributes } from 'svelte/elements';
import type { AttributesOf, ElementOf, ListenersOf, PropertiesOf, TagName } from './tags.js';

export type ApiVideoTags = {
  [Tag in TagName]: Omit<HTMLAttributes<ElementOf<Tag>>, keyof PropertiesOf<Tag>> &
    PropertiesOf<Tag> &
    AttributesOf<Tag> &
    ListenersOf<Tag>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends ApiVideoTags {}
}
