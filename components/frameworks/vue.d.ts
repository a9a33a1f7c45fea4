/** The tags of apivideo-kit in the templates of Vue. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { AttributesOf, ElementOf, EventsOf, PropertiesOf, TagName } from './tags.js';

/** `onUploadSuccess` stands for `@upload-success`. */
type Listeners<Events> = {
  [Name in keyof Events & string as `on${Pascal<Name>}`]?: ((event: Events[Name]) => void) | undefined;
};

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

export type ApiVideoTags = {
  [Tag in TagName]: new () => ElementOf<Tag> & {
    /** @deprecated For the checking of templates only. */
    $props: Omit<HTMLAttributes, keyof PropertiesOf<Tag>> &
      PropertiesOf<Tag> &
      AttributesOf<Tag> &
      Listeners<EventsOf<Tag>> &
      PublicProps;
  };
};

declare module 'vue' {
  interface GlobalComponents extends ApiVideoTags {}
}
