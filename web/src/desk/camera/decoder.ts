/** Reads codes out of what a camera sees. */
export interface Decoder {
  /** The text of a QR in the picture; null when there is none. */
  read(video: HTMLVideoElement): Promise<string | null>;
}

/** What browsers that read codes by themselves offer (Shape Detection, BarcodeDetector); not in the types of the DOM. */
interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface NativeDetectors {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats(): Promise<string[]>;
}

/** Longer side of the picture that is searched, in pixels: enough for a ticket at arm's length, quick on an old phone. */
const SIDE = 800;

/** The browser's own reader where it has one, else ours, which is loaded now. */
export async function openDecoder(): Promise<Decoder> {
  const native = (globalThis as { BarcodeDetector?: NativeDetectors }).BarcodeDetector;
  if (native && (await native.getSupportedFormats()).includes('qr_code')) {
    const detector = new native({ formats: ['qr_code'] });
    return { read: async (video) => (await detector.detect(video))[0]?.rawValue ?? null };
  }
  const { openZxing } = await import('./zxing.js');
  const readPicture = await openZxing();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser does not let a picture be read');
  return {
    read: async (video) => {
      const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
      [canvas.width, canvas.height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
      if (canvas.width === 0 || canvas.height === 0) return null;
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      return readPicture(context.getImageData(0, 0, canvas.width, canvas.height));
    },
  };
}
