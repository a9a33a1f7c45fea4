import type { RecorderEventMap } from '../recorder/recorder.events.js';
import type { ApiVideoRecorder } from '../recorder/recorder.js';
import type { recorderProperties } from '../recorder/recorder-properties.js';
import type { UploadEventMap } from '../shared/upload.events.js';
import type { UploaderEventMap } from '../uploader/uploader.events.js';
import type { ApiVideoUploader } from '../uploader/uploader.js';
import type { uploaderProperties } from '../uploader/uploader-properties.js';

/** What there is to say of each tag; all that the frameworks' types say is derived from it. */
export interface Tags {
  'apivideo-recorder': {
    readonly element: ApiVideoRecorder;
    readonly settable: keyof typeof recorderProperties;
    readonly events: UploadEventMap & RecorderEventMap;
  };
  'apivideo-uploader': {
    readonly element: ApiVideoUploader;
    readonly settable: keyof typeof uploaderProperties;
    readonly events: UploadEventMap & UploaderEventMap;
  };
}

export type TagName = keyof Tags;

export type ElementOf<Tag extends TagName> = Tags[Tag]['element'];

export type EventsOf<Tag extends TagName> = Tags[Tag]['events'];

/** What can be set, by the properties' names: `uploadToken`. */
export type PropertiesOf<Tag extends TagName> = {
  [Name in keyof ElementOf<Tag> as Name & Tags[Tag]['settable']]?: ElementOf<Tag>[Name] | undefined;
};

/** What can be set as an attribute, by its name: `upload-token`. */
export type AttributesOf<Tag extends TagName> = Attributes<PropertiesOf<Tag>>;

/** A listener for each event, by a name such as `onupload-success`. */
export type ListenersOf<Tag extends TagName, Prefix extends string = 'on'> = {
  [Name in keyof EventsOf<Tag> & string as `${Prefix}${Name}`]?:
    ((event: EventsOf<Tag>[Name] & { readonly currentTarget: ElementOf<Tag> }) => void) | undefined;
};

type Attributes<Properties> = {
  [
    Name in keyof Properties & string as AttributeValue<NonNullable<Properties[Name]>> extends never
      ? never
      : Kebab<Name>
  ]?: AttributeValue<NonNullable<Properties[Name]>> | undefined;
};

type AttributeValue<Value> = Value extends string
  ? Value
  : Value extends number
    ? number | `${number}`
    : Value extends boolean
      ? boolean | ''
      : never;

type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? '' : '-'}${Lowercase<First>}${Kebab<Rest>}`
  : '';
