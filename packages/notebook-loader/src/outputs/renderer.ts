import type { ElementContent } from 'hast';
import type { JsonObject, JsonValue, Output } from '../nbformat/index.ts';
import type { RenderCache } from '../tree/render-cache.ts';
import type { MediaStore } from './media-store.ts';

/** What a renderer may use. Everything that it gets from these functions is safe; what it makes itself must be. */
export interface OutputContext {
  mediaType: string;
  /** Every media type of the output's bundle, this one among them. */
  mediaTypes: readonly string[];
  /** Metadata of this media type in the output (`metadata['image/png']`). */
  metadata: JsonObject;
  /** Metadata of the notebook, such as the saved state of its widgets. */
  notebookMetadata: JsonObject;
  /** What the output shows, in words: the author's, else the nearest heading's. */
  alt: string;
  /** The same for an output that describes itself: the author's words, else `content`, else the nearest heading's. */
  altFor(content: string | undefined): string;
  caption: string | undefined;
  /** Files that leave the notebook: address them as `notebook-media:<name>`. */
  media: MediaStore;
  /** What earlier renderings have made. */
  cache: RenderCache | undefined;
  /** Hosts that data of charts may be loaded from while the page is built. */
  remoteData: readonly string[];
  /** Sanitised HTML. */
  html(source: string): ElementContent[];
  markdown(source: string): Promise<ElementContent[]>;
  math(tex: string, display: boolean): ElementContent[];
  /** Text with the colours and the cursor movement of a terminal. */
  terminal(source: string): ElementContent[];
  /** A class with these declarations (`width: 50%`); `undefined` where none of them may stand in a page. */
  classFor(declarations: string): string | undefined;
  /** Outputs within this one, each through the whole table. */
  outputs(outputs: readonly Output[]): Promise<ElementContent[]>;
  /** What is shown without this media type: the rest of the bundle, such as the picture that stands in for something live. */
  fallback(): Promise<ElementContent[]>;
  /**
   * Why this row shows nothing, in a full sentence for author and reader; return `undefined` after it. Where only a text is left of
   * the bundle, the page says it.
   */
  pass(reason: string): void;
  /** Why the rows before this one have passed the output on. */
  passed: readonly string[];
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
