/** The tags of apivideo-kit in JSX, for Solid: `prop:tokenProvider`, `on:upload-success`. */
import type { JSX } from 'solid-js';
import type { AttributesOf, ElementOf, ListenersOf, PropertiesOf, TagName } from './tags.js';

type Forced<Properties> = {
  [Name in keyof Properties & string as `prop:${Name}`]?: Properties[Name];
};

export type ApiVideoTags = {
  [Tag in TagName]: Omit<JSX.HTMLAttributes<ElementOf<Tag>>, keyof PropertiesOf<Tag>> &
    PropertiesOf<Tag> &
    Forced<PropertiesOf<Tag>> &
    AttributesOf<Tag> &
    ListenersOf<Tag, 'on:'>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends ApiVideoTags {}
  }
}
