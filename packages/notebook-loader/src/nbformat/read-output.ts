import { isObject, multiline, objectOf, own, plainText } from './json.ts';
import type { JsonObject, JsonValue, MimeBundle, Output } from './notebook.ts';
import { readCount } from './read-count.ts';
import { oldMimeBundle } from './upgrade/v3.ts';

/** Reads one output; adds to `report` what is odd about it. */
export function readOutput(value: JsonValue, report: (ruleId: string, reason: string) => void): Output {
  if (!isObject(value)) {
    report('malformed-output', 'An output is no JSON object; it is shown as text.');
    return textOutput(value);
  }
  switch (value.output_type) {
    case 'stream': {
      const text = multiline(value.text);
      if (text === undefined) report('malformed-output', 'A stream has no text; it is shown empty.');
      // Kernels have been seen to write other names; JupyterLab shows those like stdout.
      return { output_type: 'stream', name: value.name === 'stderr' ? 'stderr' : 'stdout', text: text ?? '' };
    }
    case 'error':
      return {
        output_type: 'error',
        ename: multiline(value.ename) ?? 'Error',
        evalue: multiline(value.evalue) ?? '',
        traceback: Array.isArray(value.traceback)
          ? value.traceback.map((line) => multiline(line) ?? '')
          : [multiline(value.traceback) ?? ''],
      };
    case 'display_data':
    case 'execute_result':
    case 'update_display_data':
      return {
        output_type: value.output_type === 'execute_result' ? 'execute_result' : 'display_data',
        data: readMimeBundle(value, report),
        metadata: objectOf(value.metadata),
        execution_count: readCount(value.execution_count),
      };
    default:
      return readUnknownOutput(value, report);
  }
}

/** An output of a later nbformat: shown by its mimebundle or text where it has one. */
function readUnknownOutput(value: JsonObject, report: (ruleId: string, reason: string) => void): Output {
  const type = typeof value.output_type === 'string' ? `type “${value.output_type}”` : 'no type';
  report('unknown-output-type', `An output has ${type}; it is shown by what it contains.`);
  const text = multiline(value.text);
  const isStream =
    text !== undefined && !isObject(value.data) && Object.keys(oldMimeBundle(value)).length === 1;
  if (isStream) return { output_type: 'stream', name: 'stdout', text };
  return {
    output_type: 'display_data',
    data: readMimeBundle(value, () => {}),
    metadata: objectOf(value.metadata),
    execution_count: null,
  };
}

function readMimeBundle(output: JsonObject, report: (ruleId: string, reason: string) => void): MimeBundle {
  const data = own(output, 'data');
  if (isObject(data)) return Object.fromEntries(Object.entries(data).map(withoutAddress));
  const old = oldMimeBundle(output);
  if (Object.keys(old).length > 0) {
    report('malformed-output', 'An output has the keys of nbformat 3; it is read like one.');
    return old;
  }
  if (data !== undefined && data !== null) {
    report('malformed-output', 'The `data` of an output is no mimebundle; it is shown as text.');
    return { 'text/plain': plainText(data) };
  }
  report('malformed-output', 'An output has no mimebundle in `data`; nothing of it can be shown.');
  return {};
}

/** Some programs write a whole `data:` address where base64 belongs. */
function withoutAddress([mediaType, value]: [string, JsonValue]): [string, JsonValue] {
  const content = mediaType.startsWith('image/') ? multiline(value) : undefined;
  const address = content === undefined ? null : /^data:image\/[\w.+-]+;base64,/.exec(content);
  return [mediaType, content !== undefined && address ? content.slice(address[0].length) : value];
}

function textOutput(value: JsonValue): Output {
  return {
    output_type: 'display_data',
    data: { 'text/plain': plainText(value) },
    metadata: {},
    execution_count: null,
  };
}
