import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
// Served by ourselves: the package would fetch it from elsewhere.
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Loads the reader of codes and answers a function that finds the text of a QR in a picture. */
export async function openZxing(): Promise<(picture: ImageData) => Promise<string | null>> {
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  return async (picture) => {
    const found = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
    return found.find(({ isValid, text }) => isValid && text !== '')?.text ?? null;
  };
}
