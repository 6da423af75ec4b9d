/** Why the class names of an export cannot be read. Its message is a full sentence. */
export class MetadataError extends Error {
  override readonly name = 'MetadataError';
}
