import type { ElementContent } from 'hast';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  multiline,
  objectOf,
  own,
  ownString,
} from '../../nbformat/index.ts';
import type { OutputContext, OutputRenderer } from '../renderer.ts';
import { type Column, dataTable } from './data-table.ts';
import { readSeparated } from './read-separated.ts';

/** A Table Schema with its data (`pandas.options.display.html.table_schema`, nteract): https://specs.frictionlessdata.io/table-schema/ */
export const dataResourceOutput: OutputRenderer = {
  mediaType: /^application\/(?:vnd\.dataresource|table-schema)\+json$/,
  name: 'html',
  render(value, context) {
    const resource = objectOf(value);
    const fields = listAt(objectOf(own(resource, 'schema')), 'fields').filter(isObject);
    const rows = listAt(resource, 'data');
    const names = fields.length > 0 ? fields.map((field) => ownString(field, 'name') ?? '') : keysOf(rows);
    if (names.length === 0) return undefined;
    const columns = names.map((name, index): Column => {
      const field = fields[index];
      const type = field === undefined ? undefined : ownString(field, 'type');
      return {
        title: (field && ownString(field, 'title')) ?? name,
        isNumber: type === undefined ? isNumeric(rows, name) : /^(?:number|integer)$/.test(type),
      };
    });
    return dataTable(columns, rowsOf(rows, names), context);
  },
};

/** A data frame of the Kotlin kernel. */
export const kotlinDataFrameOutput: OutputRenderer = {
  mediaType: 'application/kotlindataframe+json',
  name: 'html',
  render(value, context) {
    const frame = typeof value === 'string' ? parseJson(value) : objectOf(value);
    const metadata = objectOf(own(frame, 'metadata'));
    const rows = listAt(frame, 'kotlin_dataframe');
    const listed = [...listAt(metadata, 'columns'), ...listAt(frame, 'columns')].filter(
      (name) => typeof name === 'string',
    );
    return recordTable(rows, listed.length > 0 ? listed : keysOf(rows), context);
  },
};

/** `text/csv` and tab-separated values. */
export const csvOutput: OutputRenderer = {
  mediaType: /^text\/(?:csv|tab-separated-values)$/,
  name: 'html',
  render(value, context) {
    const separator = context.mediaType === 'text/csv' ? ',' : '\t';
    const [head, ...rows] = readSeparated(multiline(value)?.trim() ?? '', separator);
    // A single column may be any text.
    if (!head || head.length < 2 || rows.length === 0) return undefined;
    const columns = head.map((title, index): Column => {
      return {
        title,
        isNumber: rows.every((row) => (row[index] ?? '') === '' || Number.isFinite(Number(row[index]))),
      };
    });
    return dataTable(columns, rows, context);
  },
};

function recordTable(
  rows: JsonValue[],
  names: string[],
  context: OutputContext,
): ElementContent[] | undefined {
  if (names.length === 0) return undefined;
  const columns = names.map((name): Column => ({ title: name, isNumber: isNumeric(rows, name) }));
  return dataTable(columns, rowsOf(rows, names), context);
}

/** Rows are objects by field, or arrays in the order of the fields. */
function rowsOf(rows: JsonValue[], names: string[]): (JsonValue | undefined)[][] {
  return rows.map((row) => (Array.isArray(row) ? row : names.map((name) => own(objectOf(row), name))));
}

function keysOf(rows: JsonValue[]): string[] {
  return [...new Set(rows.slice(0, 100).flatMap((row) => Object.keys(objectOf(row))))].slice(0, 200);
}

function isNumeric(rows: JsonValue[], name: string): boolean {
  const values = rows.slice(0, 100).map((row) => own(objectOf(row), name));
  return (
    values.some((value) => typeof value === 'number') &&
    values.every((value) => value == null || typeof value === 'number')
  );
}

function parseJson(text: string): JsonObject {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function listAt(object: JsonObject, key: string): JsonValue[] {
  const value = own(object, key);
  return Array.isArray(value) ? value : [];
}
