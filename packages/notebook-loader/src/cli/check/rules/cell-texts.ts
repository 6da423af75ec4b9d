import type { Cell, Output } from '../../../nbformat/index.ts';

/** Media types whose content is bytes in base64. */
const BINARY = /^(?:image\/(?!svg)|audio\/|video\/|application\/(?:pdf|octet-stream|zip))/;

/** The texts of a cell that readers, or what they download, come to see: its source, and its outputs. */
export function cellTexts(cell: Cell): string[] {
  return cell.cell_type === 'code' ? [cell.source, ...cell.outputs.flatMap(outputTexts)] : [cell.source];
}

/** The texts of an output, without pictures and other binary content. */
export function outputTexts(output: Output): string[] {
  switch (output.output_type) {
    case 'stream':
      return [output.text];
    case 'error':
      return [output.evalue, output.traceback.join('\n')];
    default:
      return Object.entries(output.data).flatMap(([mediaType, content]) => {
        if (BINARY.test(mediaType)) return [];
        return [typeof content === 'string' ? content : JSON.stringify(content)];
      });
  }
}
