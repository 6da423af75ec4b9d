import type { ElementContent } from 'hast';
import type { JsonObject, JsonValue } from '../nbformat/index.ts';
import type { MediaStore } from './media-store.ts';

/** What a renderer may use. Everything that it gets from these functions is safe; what it makes itself must be. */
export interface OutputContext {
  mediaType: string;
  /** Metadata of this media type in the output (`metadata['image/png']`). */
  metadata: JsonObject;
  /** What the output shows, in words. */
  alt: string;
  caption: string | undefined;
  /** Files that leave the notebook: address them as `notebook-media:<name>`. */
  media: MediaStore;
  /** Sanitised HTML. */
  html(source: string): ElementContent[];
  markdown(source: string): Promise<ElementContent[]>;
  math(tex: string, display: boolean): ElementContent[];
  /** Text with the colours and the cursor movement of a terminal. */
  terminal(source: string): ElementContent[];
  /** Number for the next table's name, from 1. */
  nextTable(): number;
  /** Tells the author what was odd. */
  message(reason: string, ruleId: string): void;
}

/** A row of the table of outputs. */
export interface OutputRenderer {
  /** Media types that it renders, e.g. `text/html` or `/^application\/vnd\.vega/`. */
  mediaType: string | RegExp;
  /** Goes to `class` of the output, as `nb-<name>`. */
  name: string;
  /** What to show; `undefined` passes the output on to the next row that fits its bundle. */
  render(
    value: JsonValue,
    context: OutputContext,
  ): ElementContent[] | undefined | Promise<ElementContent[] | undefined>;
}

export function matches(renderer: OutputRenderer, mediaType: string): boolean {
  return typeof renderer.mediaType === 'string'
    ? renderer.mediaType === mediaType
    : renderer.mediaType.test(mediaType);
}
