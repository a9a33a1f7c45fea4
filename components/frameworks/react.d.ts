/** The tags of apivideo-kit in JSX, for React 19. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { AttributesOf, ElementOf, ListenersOf, PropertiesOf, TagName } from './tags.js';

export type ApiVideoTags = {
  [Tag in TagName]: DetailedHTMLProps<HTMLAttributes<ElementOf<Tag>>, ElementOf<Tag>> &
    PropertiesOf<Tag> &
    AttributesOf<Tag> &
    ListenersOf<Tag>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ApiVideoTags {}
  }
}
