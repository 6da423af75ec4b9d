/**
 * Copies a text that is not there yet. Safari lets a page copy in the moment of a click only, and takes a promise.
 *
 * @throws if the browser does not let it, or the text never comes.
 */
export async function copyText(text: Promise<string>): Promise<void> {
  const type = 'text/plain';
  const blob = text.then((value) => new Blob([value], { type }));
  // Who asked for the text hears of its failure.
  blob.catch(() => {});
  await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
}
