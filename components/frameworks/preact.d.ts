/** The tags of apivideo-kit in JSX, for Preact. */
import type { HTMLAttributes } from 'preact';
import type { AttributesOf, ElementOf, ListenersOf, PropertiesOf, TagName } from './tags.js';

export type ApiVideoTags = {
  [Tag in TagName]: Omit<HTMLAttributes<ElementOf<Tag>>, keyof PropertiesOf<Tag>> &
    PropertiesOf<Tag> &
    AttributesOf<Tag> &
    ListenersOf<Tag>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends ApiVideoTags {}
  }
}
